using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace WebRelay;

/// <summary>What the page calls. Problems that are known before a run starts have a status, later ones are events.</summary>
internal sealed class RelayApi(Conversations conversations)
{
    /// <summary>
    /// The calls that start something take JSON, and the last one is a DELETE: a page of another site can send neither without the consent
    /// of this server, which it never gives.
    /// </summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/runs", Say);
        app.MapPost("/decisions", Decide);
        app.MapDelete("/conversations/{id}", (string id) => conversations.EndAsync(id));
    }

    private Results<ServerSentEventsResult<object>, ProblemHttpResult> Say(MessageRequest request, CancellationToken browserLeft)
    {
        if (string.IsNullOrWhiteSpace(request.Text))
        {
            return Problem(StatusCodes.Status400BadRequest, "The message is empty.");
        }

        var id = request.ConversationId ?? conversations.Start();
        return conversations.Find(id) switch
        {
            null => ConversationIsOver(),
            { Pause: not null } => Problem(StatusCodes.Status409Conflict, "The agent waits for your decision first."),
            var conversation => Events(conversations.RelayAsync(id, conversation.Say(request.Text, browserLeft), browserLeft)),
        };
    }

    private Results<ServerSentEventsResult<object>, ProblemHttpResult> Decide(DecisionsRequest request, CancellationToken browserLeft)
    {
        if (conversations.Find(request.ConversationId) is not { } conversation)
        {
            return ConversationIsOver();
        }

        if (conversation.Pause is not { } pause || pause.Id != request.PauseId)
        {
            return Problem(StatusCodes.Status409Conflict, "The agent no longer waits for these decisions. Nothing was sent.");
        }

        try
        {
            var events = conversation.Resume(pause.Outcome, pause.Read(request.Decisions), browserLeft);
            return Events(conversations.RelayAsync(request.ConversationId, events, browserLeft));
        }
        catch (FormatException wrong)
        {
            return Problem(StatusCodes.Status400BadRequest, wrong.Message);
        }
    }

    private static ServerSentEventsResult<object> Events(IAsyncEnumerable<SseItem<object>> events) => TypedResults.ServerSentEvents(events);

    private static ProblemHttpResult ConversationIsOver() =>
        Problem(StatusCodes.Status404NotFound, "This conversation is over. Start a new one.");

    private static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
