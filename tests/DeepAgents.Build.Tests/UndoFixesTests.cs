namespace DeepAgents.Build.Tests;

/// <summary>The list of edits that undo what was mended. Trying them takes long; that each still has its place in the code is seen at once.</summary>
public sealed class UndoFixesTests
{
    private static readonly string[] Rows = string.Join('\n', File.ReadLines(Repository.File("build", "checks", "undo-fixes.txt")).Where(line => !line.StartsWith('#')))
        .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [Test]
    public void There_are_some() => Assert.That(Rows, Has.Length.GreaterThan(20));

    [TestCaseSource(nameof(Rows))]
    public void An_edit_has_exactly_one_place(string row)
    {
        var members = row.Split('\n').Select(line => line.Split(':', 2)).ToDictionary(parts => parts[0], parts => parts[1].TrimStart());
        var text = File.ReadAllText(Repository.File(members["file"].Split('/')));
        Assert.That(text.Split(members["find"].Replace("\\n", "\n", StringComparison.Ordinal)), Has.Length.EqualTo(2), row);
    }
}
