using System.Net;
using DeepAgents.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.Http;

/// <summary>
/// Refuses what a web page from elsewhere could send. Listening on loopback alone does not keep it out: a foreign name may be made
/// to resolve to 127.0.0.1, and a foreign page may post to it.
/// </summary>
internal sealed class HostGuard(EmulatorSettings settings)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var connection = context.Connection;
        if (!IsOwn(context.Request.Host.Host, connection))
        {
            return Refuse(context, StatusCodes.Status421MisdirectedRequest, "This emulator does not answer for that host.");
        }

        return context.Request.Headers.Origin.All(origin => IsOwnOrigin(origin, connection))
            ? next(context)
            : Refuse(context, StatusCodes.Status403Forbidden, "This emulator takes no requests from pages of another origin.");
    }

    private static Task Refuse(HttpContext context, int status, string reason) => Reply.Text(status, reason).WriteAsync(context);

    private bool IsOwnOrigin(string? origin, ConnectionInfo connection) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttp
        && uri.Port == connection.LocalPort
        && IsOwn(uri.Host, connection);

    /// <summary>An address is safe to answer for: only names can be made to lead here by somebody else.</summary>
    private bool IsOwn(string host, ConnectionInfo connection) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || settings.AllowedHosts.Contains(host)
        || (IPAddress.TryParse(host, out var address) && (IPAddress.IsLoopback(address) || IsLocal(address, connection)));

    private static bool IsLocal(IPAddress address, ConnectionInfo connection) =>
        connection.LocalIpAddress is { } local
        && (address.Equals(local) || (local.IsIPv4MappedToIPv6 && address.Equals(local.MapToIPv4())));
}
