using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using DeepAgents;
using DeepAgents.LangSmith;

namespace WebRelay;

/// <summary>A run as events for a browser: <c>text</c> for each piece of the answer, and then <c>done</c> or <c>failed</c>.</summary>
internal static partial class RunRelay
{
    private const string Text = "text";

    /// <summary>Answers a question in a thread of its own, which is deleted afterwards, also when the browser leaves before the end.</summary>
    public static async IAsyncEnumerable<SseItem<string>> AnswerAsync(
        DeepAgentsClient client, string agentId, string question, ILogger log, [EnumeratorCancellation] CancellationToken browserLeft)
    {
        await using var pieces = PiecesAsync(client, agentId, question, browserLeft).GetAsyncEnumerator(browserLeft);
        SseItem<string> item;
        do
        {
            try
            {
                item = await pieces.MoveNextAsync() ? new(pieces.Current, Text) : new("", "done");
            }
            catch (DeepAgentsException failure)
            {
                // The status was sent long ago, so the page learns of it as of everything else.
                LogFailure(log, failure);
                item = new(failure.Message, "failed");
            }

            yield return item;
        }
        while (item.EventType == Text);
    }

    private static async IAsyncEnumerable<string> PiecesAsync(
        DeepAgentsClient client, string agentId, string question, [EnumeratorCancellation] CancellationToken browserLeft)
    {
        var thread = await client.Threads.CreateAsync(new CreateThreadRequest { AgentId = agentId }, cancellationToken: browserLeft);
        try
        {
            var request = StreamRunRequest.Create(agentId, question);
            await foreach (var piece in client.Runs.StreamTextAsync(thread.Id!, request, cancellationToken: browserLeft))
            {
                yield return piece;
            }
        }
        finally
        {
            await client.Threads.DeleteAsync(thread.Id!, cancellationToken: CancellationToken.None);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A question could not be answered.")]
    private static partial void LogFailure(ILogger log, Exception failure);
}
