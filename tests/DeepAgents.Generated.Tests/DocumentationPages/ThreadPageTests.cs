using DeepAgents.LangSmith;

namespace DeepAgents.Tests.DocumentationPages;

/// <summary>The documentation page "Get thread". Its response is an open object: any member is allowed.</summary>
[CancelAfter(30_000)]
public sealed class ThreadPageTests
{
    private static readonly PageError[] Errors =
        [PageError.MissingApiKey, PageError.InvalidApiKey, PageError.AgentNotFound, PageError.UpstreamAuthFailed];

    [Test]
    public async Task What_the_page_calls_metadata_and_status_is_typed_and_the_rest_is_kept()
    {
        const string Body =
            """
            {"thread_id": "t 1", "status": "busy", "metadata": {"graph_id": "g"}, "values": {"messages": []},
             "anything": {"else": [1, null]}}
            """;
        var thread = await LangSmithPage.CallAsync("threads/t%201", 200, Body, client => client.Threads.GetAsync("t 1"));

        Assert.Multiple(() =>
        {
            Assert.That(thread.ThreadId, Is.EqualTo("t 1"));
            Assert.That(thread.Status, Is.EqualTo(ThreadStatus.Busy));
            Assert.That((string?)thread.Metadata!["graph_id"], Is.EqualTo("g"));
            Assert.That((int?)thread.AdditionalProperties["anything"]["else"]![0], Is.EqualTo(1));
        });
        RoundTrip.Check(Body, thread);
    }

    [TestCase("{}")]
    [TestCase("""{"status": "daydreaming", "metadata": null, "values": [1, "two"]}""")]
    public async Task An_open_object_may_hold_nothing_or_what_nobody_knows(string body)
    {
        var thread = await LangSmithPage.CallAsync("threads/t1", 200, body, client => client.Threads.GetAsync("t1"));
        RoundTrip.Check(body, thread);
    }

    [TestCaseSource(nameof(Errors))]
    public void Every_documented_failure_has_its_exception(PageError error) =>
        LangSmithPage.Check(error, "threads/t1", client => client.Threads.GetAsync("t1"));
}
