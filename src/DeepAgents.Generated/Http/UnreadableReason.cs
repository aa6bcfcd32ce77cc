using System.Text.Json;

namespace DeepAgents;

/// <summary>
/// Says where a body is not what the contract says. The reader's own message is left out: it repeats the value, which may be a secret.
/// </summary>
internal static class UnreadableReason
{
    public static string Of(JsonException exception, Type expected, SecretScrubber scrubber)
    {
        var path = exception.Path;
        var where = string.IsNullOrEmpty(path) ? "" : $" at '{SafeText.Escape(scrubber.Scrub(path!), 100)}'";
        return $"the body cannot be read as {Name(expected)}{where}";
    }

    private static string Name(Type type) =>
        type.IsGenericType ? $"a list of {type.GenericTypeArguments[type.GenericTypeArguments.Length - 1].Name}" : type.Name;
}
