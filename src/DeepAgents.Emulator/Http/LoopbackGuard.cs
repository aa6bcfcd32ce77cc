using System.Net;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.Http;

/// <summary>
/// Refuses what a web page from elsewhere could send. Listening on loopback alone does not keep it out: a foreign name may be made
/// to resolve to 127.0.0.1, and a foreign page may post to it.
/// </summary>
internal static class LoopbackGuard
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsLoopback(context.Request.Host.Host))
        {
            return Refuse(context, StatusCodes.Status421MisdirectedRequest, "This emulator answers for loopback addresses only.");
        }

        return context.Request.Headers.Origin.All(origin => IsOwnOrigin(origin, context.Connection.LocalPort))
            ? next(context)
            : Refuse(context, StatusCodes.Status403Forbidden, "This emulator takes no requests from pages of another origin.");
    }

    private static Task Refuse(HttpContext context, int status, string reason) => Reply.Text(status, reason).WriteAsync(context);

    private static bool IsOwnOrigin(string? origin, int port) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttp
        && uri.Port == port
        && IsLoopback(uri.Host);

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
