using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LangSmith;
using DeepAgents.Emulator.LangSmith.AuthSessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DeepAgents.Emulator.Page;

/// <summary>
/// The page behind a verification URL, for a person in a browser, who has no API key. A link cannot decide or start a session, as
/// both are posts, and posts from another origin are refused before they get here.
/// </summary>
internal sealed class AuthorizationPage(LangSmithStores stores)
{
    public const string StartPath = "/authorize";

    private static readonly Markup Header = Markup.Trusted(
        "<div class=\"title\"><h1>DeepAgents emulator</h1><a href=\"/\">Overview</a></div>");

    private static readonly PageDocument Unknown = new(
        "No such session",
        Header,
        Markup.Trusted("""
            <section class="consent">
            <h2>No such session</h2>
            <p>The emulator knows no authorization session with this id.</p>
            </section>
            """));

    private readonly ExampleSession _example = new(stores);
    private readonly ConsentView _view = new(stores);

    public void Map(IEndpointRouteBuilder routes)
    {
        RequestDelegate start = context => Start().WriteAsync(context);
        RequestDelegate show = context => WithSession(context, Show);
        RequestDelegate approve = context => WithSession(context, session => Decide(session, AuthorizationOutcome.Completed));
        RequestDelegate deny = context => WithSession(context, session => Decide(session, AuthorizationOutcome.ConnectionRequired));
        routes.MapPost(StartPath, start);
        routes.MapGet("/authorize/{id}", show);
        routes.MapPost("/authorize/{id}/approve", approve);
        routes.MapPost("/authorize/{id}/deny", deny);
    }

    private static Reply Decide(AuthSession session, AuthorizationOutcome outcome)
    {
        session.Decide(outcome);
        return Redirect(session);
    }

    private static Reply Redirect(AuthSession session) =>
        Reply.Empty(StatusCodes.Status303SeeOther).With("Location", session.PagePath).With("Cache-Control", "no-store");

    private Reply Start()
    {
        try
        {
            return Redirect(_example.Start());
        }
        catch (ReplyException answer)
        {
            return answer.Reply;
        }
    }

    private Reply Show(AuthSession session)
    {
        session.LeaveToPerson();
        var status = session.Status;
        return new PageDocument("Authorize a connection", Header, _view.Render(session, status)) { IsLive = status == AuthSession.Pending }
            .ToReply(StatusCodes.Status200OK);
    }

    private Task WithSession(HttpContext context, Func<AuthSession, Reply> answer)
    {
        var session = stores.AuthSessions.Find((string)context.Request.RouteValues["id"]!);
        var reply = session is null ? Unknown.ToReply(StatusCodes.Status404NotFound) : answer(session);
        return reply.WriteAsync(context);
    }
}
