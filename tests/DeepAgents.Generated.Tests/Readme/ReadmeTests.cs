using System.Text.RegularExpressions;

namespace DeepAgents.Tests.Readme;

public sealed partial class ReadmeTests
{
    [TestCaseSource(nameof(Blocks))]
    public void Every_block_of_code_is_one_that_compiles(string block) =>
        Assert.That(Snippets().Select(Normalize), Has.Some.Contains(Normalize(block)));

    [Test]
    public void There_are_blocks_to_compare() => Assert.That(Blocks(), Has.Length.GreaterThan(5));

    /// <summary>Code with the emulator is compiled where the emulator is.</summary>
    private static IEnumerable<string> Snippets() => new[] { "Generated", "Emulator" }
        .Select(project => File.ReadAllText(Find($"tests/DeepAgents.{project}.Tests/Readme/Snippets.cs")));

    private static string[] Blocks() =>
        [.. CodeBlock().Matches(File.ReadAllText(Find("README.md")).ReplaceLineEndings("\n")).Select(m => m.Groups[1].Value)];

    /// <summary>The lines without the usings, which stand at the top of the file, and without their indentation.</summary>
    private static string Normalize(string code) => string.Join('\n',
        code.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("using DeepAgents", StringComparison.Ordinal)));

    /// <summary>A file of the repository, which the build output stands in. The path of a source file would not do: CI builds hide it.</summary>
    private static string Find(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DeepAgents.Generated.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run in the repository.");
        }

        return Path.Combine(folder.FullName, file);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
