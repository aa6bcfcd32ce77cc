namespace DeepAgents.Tests.Fuzzing;

/// <summary>A short round; <c>dotnet run -c Release --project tests/DeepAgents.Fuzz</c> is the long one.</summary>
public sealed class FuzzTests
{
    private const ulong Seed = 20260;
    private const int Cases = 3000;

    [Test]
    public void Every_operation_of_both_contracts_is_called() => Assert.That(
        FuzzOperation.All.Select(o => o.Contract),
        Is.EquivalentTo(Contracts.ContractDocument.LangSmith.Operations.Concat(Contracts.ContractDocument.LiteLLM.Operations)));

    [Test]
    public async Task Whatever_comes_every_call_ends_in_a_model_or_in_an_exception_of_ours()
    {
        var report = await FuzzRound.RunAsync(Seed, Cases);

        Assert.That(report.Failures, Is.Empty);
        Assert.That(report.Problems, Is.Empty);
        Assert.That(report.Cases, Is.EqualTo(Cases));
    }

    [Test]
    public void A_seed_is_one_case()
    {
        var seed = FuzzRound.SeedOf(Seed, 17);

        var (first, second) = (new FuzzCase(seed), new FuzzCase(seed));

        Assert.That(second.ToString(), Is.EqualTo(first.ToString()));
        Assert.That(second.Answers.Select(a => a.ToString()), Is.EqualTo(first.Answers.Select(a => a.ToString())));
    }
}
