namespace DeepAgents.Tests.Golden;

/// <summary>
/// Compares what each operation sends with a checked-in text, byte for byte. After a wanted change of the contract write the texts
/// anew (see <see cref="CheckedInText"/>), and read the difference before it is committed.
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
        if (CheckedInText.IsAccepting)
        {
            GoldenFile.Write(name, sent);
        }

        Assert.That(sent, Is.EqualTo(GoldenFile.Read(name)), $"Golden/{name}.txt; if that is wanted, see {nameof(CheckedInText)}.");
    }

    [Test]
    public void There_is_no_golden_file_of_an_operation_that_is_gone()
    {
        var gone = GoldenFile.Names.Except(Texts.Select(text => (string)text.Arguments[0]!)).ToList();
        if (CheckedInText.IsAccepting)
        {
            gone.ForEach(GoldenFile.Delete);
            return;
        }

        Assert.That(gone, Is.Empty);
    }

    [Test]
    public void Both_services_have_operations_of_every_kind()
    {
        Assert.That(Operation.All.GroupBy(o => o.Service).Select(s => s.Count()), Has.All.GreaterThanOrEqualTo(20).And.Exactly(2).Items);
        Assert.That(Operation.All.Count(o => o.IsStream), Is.GreaterThanOrEqualTo(4));
        Assert.That(Operation.All.Count(o => o.Result is null), Is.GreaterThanOrEqualTo(5));
        Assert.That(Operation.All.Select(o => o.ToString()), Is.Unique.And.Member("LangSmith/Threads.Create"));
    }

    private static TestCaseData Text(string name, Func<CancellationToken, Task<string>> record) => new TestCaseData(name, record).SetArgDisplayNames(name);
}
