using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.LiteLLM.Agents;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>One state of a platform session. A change makes a new record; the nodes in it are never changed.</summary>
internal sealed record SessionRecord
{
    private const int PreviewLength = 60;
    private const int IdleTimeout = 900_000;

    public required string Id { get; init; }

    public required long Sequence { get; init; }

    public required string AgentId { get; init; }

    public required string HarnessId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Counts bring-ups. What a superseded bring-up still reports is recognized by it and dropped.</summary>
    public int Epoch { get; init; }

    public string Status { get; init; } = SessionStatus.Creating;

    public string? Phase { get; init; }

    public string? PhaseDetail { get; init; }

    public string? SandboxUrl { get; init; }

    public string? HarnessSessionId { get; init; }

    public string? TaskArn { get; init; }

    public JsonObject? Response { get; init; }

    public DateTimeOffset? LastSeenAt { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public string? FailureReason { get; init; }

    /// <summary>The harness token of the whole platform, which every session carries where one is configured.</summary>
    public string? TtyToken { get; init; }

    /// <summary>How long after its end the platform revives the session; null for never.</summary>
    public TimeSpan? ReviveAfter { get; init; }

    public bool SandboxesGone { get; init; }

    /// <summary>The sandboxes that were provisioned beside the session's own, by name.</summary>
    public ImmutableSortedDictionary<string, string> Sandboxes { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public JsonObject? Assessment { get; init; }

    /// <summary>The conversation as <c>{"info","parts"}</c>, oldest first.</summary>
    public ImmutableList<JsonObject> Messages { get; init; } = [];

    public ImmutableList<JsonObject> Log { get; init; } = [];

    public bool IsInline => Harness.IsInline(HarnessId);

    public bool IsReady => Status == SessionStatus.Ready;

    public bool IsActive => Status is SessionStatus.Ready or SessionStatus.Creating;

    /// <summary>Only the answer for one session fills <c>title_preview</c>.</summary>
    public JsonObject ToJson(bool single = false) => new()
    {
        ["id"] = Id,
        ["agent_id"] = AgentId,
        ["status"] = Status,
        ["phase"] = Phase,
        ["phase_detail"] = PhaseDetail,
        ["sandbox_url"] = SandboxUrl,
        ["harness_session_id"] = HarnessSessionId,
        ["tty_url"] = IsReady && TtyToken is not null && Harness.SupportsTui(HarnessId) ? $"/api/v1/managed_agents/sessions/{Id}/tty" : null,
        ["tty_token"] = TtyToken,
        ["supports_tui"] = Harness.SupportsTui(HarnessId),
        ["task_arn"] = TaskArn,
        ["response"] = Response?.DeepClone(),
        ["created_at"] = WireTime.Millis(CreatedAt),
        ["last_seen_at"] = LastSeenAt is { } seen ? WireTime.Millis(seen) : null,
        ["idle_timeout_ms"] = IsInline ? null : IdleTimeout,
        ["failure_reason"] = FailureReason,
        ["origin"] = null,
        ["title_preview"] = single ? Preview() : null,
        ["sandboxes"] = SandboxesGone || Sandboxes.Count > 0
            ? new JsonObject(Sandboxes.Select(sandbox => KeyValuePair.Create<string, JsonNode?>(sandbox.Key, sandbox.Value)))
            : null,
    };

    public SessionRecord Logged(string kind, string title, DateTimeOffset at, string? detail = null)
    {
        var entry = new JsonObject
        {
            ["id"] = $"{Id}-{Log.Count}",
            ["kind"] = kind,
            ["at"] = WireTime.Millis(at),
            ["title"] = title,
        };
        if (detail is not null)
        {
            entry["detail"] = detail;
        }

        return this with { Log = Log.Add(entry) };
    }

    private string? Preview() => Messages.Count == 0 || HarnessMessage.TextOf(Messages[0]) is not { Length: > 0 } text
        ? null
        : text[..Math.Min(text.Length, PreviewLength)];
}
