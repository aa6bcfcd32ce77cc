namespace DeepAgents.Tests.Fuzzing;

/// <summary>
/// Seeds that once failed. A seed chooses operation and mutation by their names; where it now means others, the contracts or the mutations
/// have changed, and the seed has to give way to a test of its own.
/// </summary>
public sealed class ReplayTests
{
    // A place to go on at that is no address.
    [TestCase(6070060126444214142UL, "PlatformSessions.Follow", "odd location")]
    [TestCase(824855051994169677UL, "Runs.Stream", "odd location")]
    [TestCase(15162726351973013309UL, "PlatformSessions.StreamMessage", "huge number")]
    [TestCase(10734220319988505766UL, "PlatformSessions.StreamEvents", "odd location")]
    // A last event that leaves the parser's buffer room for one byte.
    [TestCase(8792799897568677905UL, "Runs.Stream", "UTF-16")]
    public async Task A_case_that_once_failed_ends_as_it_may(ulong seed, string operation, string mutation)
    {
        var one = new FuzzCase(seed);

        Assert.That((one.Operation.Name, one.Mutation.Name), Is.EqualTo((operation, mutation)));
        Assert.That((await FuzzRunner.RunAsync(one)).Failure, Is.Null);
    }
}
