namespace Quickstart.Services;

/// <summary>
/// Whether the environment holds all that a live service needs. The SDK reads the same variables by itself; they are looked at here
/// to choose between the live service and the stand-in, and to point a client with a wrong key at the same place.
/// </summary>
internal static class LiveSettings
{
    public static Uri? LangSmithEndpoint => Address("LANGSMITH_ENDPOINT", "LANGCHAIN_ENDPOINT");

    public static Uri? LiteLLMEndpoint => Address("LITELLM_AGENT_PLATFORM_URL");

    /// <summary>The variables that the live LangSmith service lacks; empty if it can be used.</summary>
    public static IReadOnlyList<string> MissingForLangSmith() => Missing(["LANGSMITH_API_KEY", "LANGCHAIN_API_KEY"]);

    /// <summary>The variables that the live LiteLLM platform lacks; empty if it can be used.</summary>
    public static IReadOnlyList<string> MissingForLiteLLM() =>
        Missing(["LITELLM_AGENT_PLATFORM_URL"], ["LITELLM_AGENT_PLATFORM_KEY", "MASTER_KEY"]);

    private static string[] Missing(params string[][] alternatives) =>
        [.. alternatives.Where(names => First(names) is null).Select(names => names[0])];

    private static Uri? Address(params string[] names) => Uri.TryCreate(First(names), UriKind.Absolute, out var address) ? address : null;

    private static string? First(IEnumerable<string> names) =>
        names.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))?.Trim();
}
