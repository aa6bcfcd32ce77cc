using DeepAgents.LangSmith;

namespace DeepAgents.Tests.PublicApi;

/// <summary>
/// The public surface is a text in the repository, so that a pull request shows what it changes for callers, one that only brings in a
/// new contract as well.
/// </summary>
public sealed class PublicApiTests
{
    private const string File = "tests/DeepAgents.Generated.Tests/PublicApi/DeepAgents.Generated.txt";

    [Test]
    public void The_public_surface_is_the_one_that_is_checked_in()
    {
        var actual = ApiListing.Of(typeof(DeepAgentsClient).Assembly);
        CheckedInText.Compare(File, actual);
    }

    [Test]
    public void A_listing_tells_what_a_caller_sees()
    {
        var lines = ApiListing.Of(typeof(DeepAgentsClient).Assembly).Split('\n');

        Assert.Multiple(() =>
        {
            Assert.That(lines, Has.Member("class DeepAgentsClient : RootClient"));
            Assert.That(lines, Has.Member(
                "    virtual Task<Agent> GetAsync(string agentId, GetAgentOptions? options = default, CancellationToken cancellationToken = default)"));
            Assert.That(lines, Has.Member("    string? ApiKey { get; set; }"));
            Assert.That(lines, Has.Member("    const string LogCategory = \"DeepAgents.Generated\""));
            Assert.That(lines, Has.Some.StartsWith("struct AuthSessionStatus : IEquatable<AuthSessionStatus>"));
            Assert.That(lines, Has.None.Contains("ApiRequest"), "What is internal is nobody's business.");
        });
    }
}
