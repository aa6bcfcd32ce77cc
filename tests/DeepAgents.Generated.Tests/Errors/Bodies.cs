using System.Text;

namespace DeepAgents.Tests.Errors;

/// <summary>Bodies for the tests of this folder, and short ways to have them classified.</summary>
internal static class Bodies
{
    internal const string Json = "application/json";

    internal const string AgentNotFound =
        """
        {"type": "https://docs.langchain.com/errors/agent_not_found", "code": "agent_not_found",
         "detail": "Verify the agent ID and that the calling identity has access: agent not found", "status": 404}
        """;

    internal const string UpstreamAuthFailed =
        """
        {"type": "https://docs.langchain.com/errors/upstream_auth_failed", "code": "upstream_auth_failed",
         "detail": "Verify that the calling identity is authorized for this organization: upstream agent runtime rejected the request",
         "status": 502}
        """;

    internal static byte[] Utf8(string text) => new UTF8Encoding(false).GetBytes(text);

    internal static ApiError Classify(string body, string? contentType = Json, bool truncated = false) =>
        Classify(Utf8(body), contentType, truncated);

    internal static ApiError Classify(byte[] body, string? contentType = Json, bool truncated = false) =>
        ApiErrorClassifier.Classify(body, body.Length, contentType, truncated);

    /// <summary>Classifies and requires one kind.</summary>
    internal static T ClassifyAs<T>(string body, string? contentType = Json)
        where T : ApiError
    {
        ApiError error = Classify(body, contentType);
        Assert.That(error, Is.InstanceOf<T>());
        return (T)error;
    }

    /// <summary>Whether a text may stand in a log line as it is.</summary>
    internal static bool IsOneSafeLine(string text) => !text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E'));
}
