using System.Collections.Frozen;

namespace DeepAgents.Emulator.LiteLLM.Agents;

/// <summary>The harnesses that an agent can run in, and what sets them apart.</summary>
internal static class Harness
{
    public const string Default = "opencode";

    private static readonly FrozenSet<string> Inline =
        new[] { "claude-code-brain-inline", "opencode-brain-inline" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Terminal =
        new[] { "claude-code", "codex", "hermes", "gemini" }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsKnown(string id) => id is Default or "claude-agent-sdk" || Inline.Contains(id) || Terminal.Contains(id);

    /// <summary>Inline harnesses run in the platform itself: no sandbox, no bring-up, no idle timeout.</summary>
    public static bool IsInline(string id) => Inline.Contains(id);

    public static bool SupportsTui(string id) => Terminal.Contains(id);
}
