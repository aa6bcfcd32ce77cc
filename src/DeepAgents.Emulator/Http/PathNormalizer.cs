using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.Http;

/// <summary>
/// The LiteLLM side redirects a path with a trailing or double slash instead of answering it, before it looks at any key. So an
/// empty session id ends at the list of sessions.
/// </summary>
internal static class PathNormalizer
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.ToUriComponent();
        var clean = "/" + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries));
        if (clean == path || !clean.StartsWith("/api/", StringComparison.Ordinal))
        {
            return next(context);
        }

        var target = clean + context.Request.QueryString.ToUriComponent();
        return Reply.Text(StatusCodes.Status308PermanentRedirect, target).With("Location", target).WriteAsync(context);
    }
}
