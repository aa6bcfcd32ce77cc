using System.Net;
using System.Text;

namespace DeepAgents.Tests;

/// <summary>
/// Answers requests from a function of the test, and keeps what was asked. MockHttp serves where requests are expected; this one where
/// the answers depend on their number.
/// </summary>
internal sealed class StubHandler(Func<HttpRequestMessage, int, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly List<Uri> _asked = [];

    public StubHandler(Func<int, HttpResponseMessage> answer)
        : this((_, number, _) => Task.FromResult(answer(number)))
    {
    }

    /// <summary>The addresses that were asked for, in order.</summary>
    public IReadOnlyList<Uri> Asked
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked];
            }
        }
    }

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int number;
        lock (_asked)
        {
            _asked.Add(request.RequestUri!);
            number = _asked.Count;
        }

        return answer(request, number, cancellationToken);
    }
}
