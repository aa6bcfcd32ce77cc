using System.Diagnostics;
using System.Text.RegularExpressions;
using DeepAgents.Tests.Surface;

namespace DeepAgents.Tests.Golden;

/// <summary>Calls an operation in each way that its golden file has a section for, and keeps what arrived.</summary>
internal static partial class Recording
{
    private const string NoContent = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";

    public static async Task<string> OfAsync(Operation operation, CancellationToken token)
    {
        var (plain, all) = (TellingValues.Plain, TellingValues.Everything);
        var isBodyNeeded = operation.Body is { HasDefaultValue: false };
        var body = operation.Body?.ParameterType;
        List<(string, RawRequest)> sections =
        [
            ("only what is required", await SendAsync(operation, plain, isBodyNeeded ? plain.Make(body!, "") : null, null, token)),
            ("everything set", await SendAsync(operation, all, body is null ? null : all.Make(body, ""), all.Options(operation.Options), token)),
        ];
        if (body is not null && PublicSurface.Members(body).Any(m => typeof(IOptional).IsAssignableFrom(m.PropertyType)))
        {
            sections.Add(("everything cleared", await SendAsync(operation, plain, TellingValues.Cleared.Make(body, ""), null, token)));
        }

        return GoldenFile.Compose(sections);
    }

    /// <summary>The one request of a call that is answered with nothing, which is a result of every kind.</summary>
    public static async Task<RawRequest> RequestAsync(RootClient client, RawServer server, Func<Task> call)
    {
        // A test host that traces would add a header.
        Activity.Current = null;
        using (client)
        {
            try
            {
                await call();
            }
            catch (StreamInterruptedException)
            {
                // Some streams have to end with an event that says so.
            }
        }

        return WithoutNewIds(server.Requests[^1]);
    }

    public static RawServer Server() => new(connection => connection.SendAsync(NoContent));

    private static async Task<RawRequest> SendAsync(
        Operation operation, TellingValues values, object? body, RequestOptions? options, CancellationToken token)
    {
        using var server = Server();
        var client = operation.Connect(server.Address);
        var request = await RequestAsync(client, server, () => operation.CallAsync(client, values.Value, body, options, token));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
        return request;
    }

    /// <summary>Ids that the client makes up are new each time.</summary>
    private static RawRequest WithoutNewIds(RawRequest request) =>
        request with { BodyBytes = System.Text.Encoding.UTF8.GetBytes(NewId().Replace(request.Body, "a new id, which is a UUID of 36 chars")) };

    [GeneratedRegex("(?<=\")[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=\")")]
    private static partial Regex NewId();
}
