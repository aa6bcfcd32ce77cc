using System.Net;
using System.Net.Http.Headers;
using System.Text;
using DeepAgents.LangSmith;

namespace DeepAgents.Tests.Streaming;

/// <summary>Runs a client on a stream whose bytes a test gives.</summary>
internal static class StreamScript
{
    public static readonly StreamRunRequest Request = StreamRunRequest.Create("agent", "hello");

    public static HttpResponseMessage Answer(Stream body, string? location = null)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream");
        response.Headers.Location = location is null ? null : new Uri(location, UriKind.RelativeOrAbsolute);
        return response;
    }

    public static HttpResponseMessage Answer(string text, string? location = null, Exception? end = null) =>
        Answer(new ChunkedStream([Encoding.UTF8.GetBytes(text)], end), location);

    public static DeepAgentsClient Client(HttpMessageHandler handler, TimeProvider? time = null, string key = "key") =>
        new(Options(time ?? new ManualTimeProvider { AutoAdvance = true }, key), handler);

    /// <summary>The events of a run that was requested as resumable.</summary>
    public static IAsyncEnumerable<RunEvent> Resumable(HttpMessageHandler handler, StreamOptions? options = null, DeepAgentsOptions? client = null)
    {
        var settings = ClientSettings.Create(client ?? Options(new ManualTimeProvider { AutoAdvance = true }), LangSmithService.Profile, static _ => null);
        var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        var request = new ApiRequest("Runs.Stream", "POST", "threads/t/runs/stream", RetrySafety.Never, options) { IsResumable = true };
        return new ApiClient(settings, () => invoker).StreamAsync(request, RunEvent.Protocol, CancellationToken.None);
    }

    public static DeepAgentsOptions Options(TimeProvider time, string key = "key") =>
        new() { ApiKey = key, Endpoint = new Uri("https://host"), TimeProvider = time };

    /// <summary>The events that a body gives, and the exception that it ends in.</summary>
    public static async Task<(List<RunEvent> Events, Exception? End)> ReadAsync(
        Func<int, HttpResponseMessage> answer, StreamOptions? options = null, string key = "key")
    {
        var events = new List<RunEvent>();
        using var client = Client(new StubHandler(answer), key: key);
        try
        {
            await foreach (var item in client.Runs.StreamAsync("t", Request, options))
            {
                events.Add(item);
            }

            return (events, null);
        }
        catch (Exception exception)
        {
            return (events, exception);
        }
    }

    public static Task<(List<RunEvent> Events, Exception? End)> ReadAsync(string text, Exception? end = null, string key = "key") =>
        ReadAsync(_ => Answer(text, end: end), key: key);
}
