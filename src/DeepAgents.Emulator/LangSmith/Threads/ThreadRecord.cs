using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.Runs;

namespace DeepAgents.Emulator.LangSmith.Threads;

/// <summary>One state of a thread. A change makes a new record; the nodes in it are never changed.</summary>
internal sealed record ThreadRecord
{
    public required string Id { get; init; }

    public required long Sequence { get; init; }

    public required string AgentId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the status or the values last changed; metadata and title do not count.</summary>
    public required DateTimeOffset StateUpdatedAt { get; init; }

    /// <summary>What runs change.</summary>
    public Conversation State { get; init; } = new();

    public JsonObject Metadata { get; init; } = [];

    public string? Title { get; init; }

    public bool IsPinned { get; init; }

    public bool TestRun { get; init; }

    /// <summary>Members of an update that the contract does not name; the thread is an open object and keeps them.</summary>
    public ImmutableDictionary<string, JsonNode?> Others { get; init; } =
        ImmutableDictionary.Create<string, JsonNode?>(StringComparer.Ordinal);

    public bool RequiresAttention => State.Interrupts.Any();

    public string SortKey(string sortBy)
    {
        var time = sortBy switch
        {
            "created_at" => CreatedAt,
            "state_updated_at" => StateUpdatedAt,
            _ => UpdatedAt,
        };
        return string.Create(CultureInfo.InvariantCulture, $"{time.UtcTicks:D19}:{Sequence:D19}");
    }

    public JsonObject ToCreated() => new()
    {
        ["id"] = Id,
        ["agent_id"] = AgentId,
        ["status"] = State.Status,
        ["metadata"] = Metadata.DeepClone(),
        ["created_at"] = WireTime.Micros(CreatedAt),
        ["updated_at"] = WireTime.Micros(UpdatedAt),
    };

    public JsonObject ToSummary()
    {
        var summary = ToCreated();
        summary["state_updated_at"] = WireTime.Micros(StateUpdatedAt);
        summary["has_interrupts"] = RequiresAttention;
        if (Title is not null)
        {
            summary["title"] = Title;
        }

        return summary;
    }

    public JsonObject ToDetail()
    {
        var detail = ToSummary();
        foreach (var (name, value) in Others)
        {
            detail.TryAdd(name, value?.DeepClone());
        }

        detail["thread_id"] = Id;
        detail["is_pinned"] = IsPinned;
        detail["values"] = State.ToValues();
        detail["interrupts"] = State.ToInterrupts();
        return detail;
    }
}
