using System.Globalization;
using System.IO.Compression;
using System.Net;

namespace DeepAgents.Tests.Fuzzing.Wire;

/// <summary>Gives the answers of a case in turn, the last one again and again.</summary>
internal sealed class AnsweringHandler(IReadOnlyList<Answer> answers, ManualTimeProvider clock) : HttpMessageHandler
{
    private int _given;

    public bool HasGiven(Answer answer) => answers.Take(_given).Contains(answer);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = answers[Math.Min(_given++, answers.Count - 1)];
        return answer.Refusal is { } refusal ? Task.FromException<HttpResponseMessage>(refusal) : Task.FromResult(ToMessage(answer));
    }

    private HttpResponseMessage ToMessage(Answer answer)
    {
        Stream body = new AnswerStream(answer, clock);
        if (answer.IsDecompressed)
        {
            body = new GZipStream(body, CompressionMode.Decompress);
        }

        var message = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = new StreamContent(body) };
        if (answer.ContentType is { } type)
        {
            message.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        if (answer.ContentLength is { } length)
        {
            message.Content.Headers.TryAddWithoutValidation("Content-Length", length.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var header in answer.Headers)
        {
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return message;
    }
}
