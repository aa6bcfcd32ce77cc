namespace DeepAgents.Emulator.Tests;

/// <summary>
/// Fails the run if a member of a client was never called, so that an operation that is new in a contract cannot be forgotten here.
/// A run of some of the tests only is not judged.
/// </summary>
[SetUpFixture]
public sealed class EveryMemberIsCalled
{
    private static readonly IReadOnlyList<Type> Clients =
        [.. typeof(ServiceClient).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(ServiceClient)))];

    [OneTimeTearDown]
    public void Check()
    {
        if (!TestRun.IsComplete)
        {
            return;
        }

        var members = Clients.SelectMany(CallRecorder.MembersOf).ToList();
        Assert.That(members, Is.Not.Empty);
        Assert.That(members.Except(CallRecorder.Called), Is.Empty, "No test calls these members of the clients.");
    }
}
