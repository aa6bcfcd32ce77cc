namespace DeepAgents.Tests.Golden;

/// <summary>
/// Compares what each operation sends with a checked-in text, byte for byte. After a wanted change of the contract write the texts
/// anew, and read the difference before it is committed:
/// <code>dotnet test tests/DeepAgents.Generated.Tests --filter "Name=Write_the_golden_files_anew"</code>
/// </summary>
[CancelAfter(60_000)]
public sealed class GoldenTests
{
    private static IEnumerable<TestCaseData> Texts =>
    [
        .. Operation.All.Select(operation => Text(operation.ToString(), token => Recording.OfAsync(operation, token))),
        .. EscapeHatch.All.Select(hatch => Text(hatch.Name, hatch.RecordAsync)),
    ];

    [TestCaseSource(nameof(Texts))]
    public async Task What_an_operation_sends_is_what_its_golden_file_says(string name, Func<CancellationToken, Task<string>> record, CancellationToken token)
    {
        var sent = await record(token);

        Assert.That(sent, Is.EqualTo(GoldenFile.Read(name)), $"Golden/{name}.txt; if that is wanted, see the summary of {nameof(GoldenTests)}.");
    }

    [Test]
    public void There_is_no_golden_file_of_an_operation_that_is_gone() =>
        Assert.That(GoldenFile.Names, Is.SubsetOf(Texts.Select(text => text.Arguments[0])));

    [Test]
    public void Both_services_have_operations_of_every_kind()
    {
        Assert.That(Operation.All.GroupBy(o => o.Service).Select(s => s.Count()), Has.All.GreaterThanOrEqualTo(20).And.Exactly(2).Items);
        Assert.That(Operation.All.Count(o => o.IsStream), Is.GreaterThanOrEqualTo(4));
        Assert.That(Operation.All.Count(o => o.Result is null), Is.GreaterThanOrEqualTo(5));
        Assert.That(Operation.All.Select(o => o.ToString()), Is.Unique.And.Member("LangSmith/Threads.Create"));
    }

    [Test]
    [Explicit("It writes into the repository.")]
    public async Task Write_the_golden_files_anew(CancellationToken token)
    {
        GoldenFile.Names.ToList().ForEach(GoldenFile.Delete);
        foreach (var text in Texts)
        {
            GoldenFile.Write((string)text.Arguments[0]!, await ((Func<CancellationToken, Task<string>>)text.Arguments[1]!)(token));
        }
    }

    private static TestCaseData Text(string name, Func<CancellationToken, Task<string>> record) => new TestCaseData(name, record).SetArgDisplayNames(name);
}
