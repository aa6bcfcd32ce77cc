using System.Text.Encodings.Web;
using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DeepAgents.Emulator.LangSmith.AuthSessions;

/// <summary>
/// The page behind a verification URL, for a person in a browser, who has no API key. A link cannot decide a session, as both
/// decisions are posts, and posts from another origin are refused before they get here.
/// </summary>
internal sealed class AuthorizationPage(AuthSessionStore store)
{
    private const string Unknown = "<p>The emulator knows no authorization session with this id.</p>";

    public static string PathFor(AuthSession session) => $"/authorize/{session.Id}";

    public void Map(IEndpointRouteBuilder routes)
    {
        RequestDelegate show = context => WithSession(context, session => Reply.Html(StatusCodes.Status200OK, Render(session)));
        RequestDelegate approve = context => WithSession(context, session => Decide(session, AuthorizationOutcome.Completed));
        RequestDelegate deny = context => WithSession(context, session => Decide(session, AuthorizationOutcome.ConnectionRequired));
        routes.MapGet("/authorize/{id}", show);
        routes.MapPost("/authorize/{id}/approve", approve);
        routes.MapPost("/authorize/{id}/deny", deny);
    }

    private static Reply Decide(AuthSession session, AuthorizationOutcome outcome)
    {
        session.Decide(outcome);
        return Reply.Empty(StatusCodes.Status303SeeOther).With("Location", PathFor(session));
    }

    private static string Render(AuthSession session)
    {
        var path = PathFor(session);
        var content = session.Status == AuthSession.Pending
            ? $"""
              <p>A client asks to connect to the OAuth provider <code>{HtmlEncoder.Default.Encode(session.ProviderId)}</code>.</p>
              <form method="post" action="{path}/approve"><button>Approve</button></form>
              <form method="post" action="{path}/deny"><button>Deny</button></form>
              """
            : $"<p>This session is decided: <strong>{HtmlEncoder.Default.Encode(session.Status)}</strong>. You can close the page.</p>";
        return Page("Authorize a connection", content);
    }

    private static string Page(string title, string content) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>{title}</title></head>
        <body>
        <h1>{title}</h1>
        {content}
        </body>
        </html>

        """;

    private Task WithSession(HttpContext context, Func<AuthSession, Reply> answer)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; form-action 'self'; frame-ancestors 'none'";
        context.Response.Headers.CacheControl = "no-store";
        var reply = store.Find((string)context.Request.RouteValues["id"]!) is { } session
            ? answer(session)
            : Reply.Html(StatusCodes.Status404NotFound, Page("No such session", Unknown));
        return reply.WriteAsync(context);
    }
}
