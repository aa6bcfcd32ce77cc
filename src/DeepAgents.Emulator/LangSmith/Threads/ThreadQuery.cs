using System.Text.Json.Nodes;
using DeepAgents.Emulator.Runs;

namespace DeepAgents.Emulator.LangSmith.Threads;

/// <summary>The body of a thread search, with the members that the runtime behind the service understands; others are ignored.</summary>
internal sealed class ThreadQuery
{
    private string? _agentId;
    private string? _status;
    private string _sortBy = "updated_at";
    private bool _descending = true;
    private int _limit;
    private int _offset;
    private JsonObject _metadata = [];
    private JsonObject _values = [];
    private IReadOnlyList<string>? _ids;

    public static ThreadQuery Read(RequestObject body)
    {
        var query = new ThreadQuery
        {
            _agentId = body.Text("agent_id"),
            _status = body.OneOf("status", ThreadStatus.Idle, ThreadStatus.Busy, ThreadStatus.Interrupted, ThreadStatus.Error),
            _sortBy = body.OneOf("sort_by", "thread_id", "status", "created_at", "updated_at", "state_updated_at") ?? "updated_at",
            _descending = body.OneOf("sort_order", "asc", "desc") != "asc",
            _limit = body.Integer("limit") ?? 10,
            _offset = body.Integer("offset") ?? 0,
            _metadata = body.Object("metadata")?.Members ?? [],
            _values = body.Object("values")?.Members ?? [],
            _ids = body.Texts("ids"),
        };
        return query is { _limit: >= 1 and <= 1000, _offset: >= 0 }
            ? query
            : throw LangSmithError.Unprocessable("invalid_search", "'limit' must be from 1 to 1000 and 'offset' not negative.");
    }

    public IEnumerable<ThreadRecord> Apply(IEnumerable<ThreadRecord> threads)
    {
        var matching = threads.Where(Matches);
        var sorted = _descending
            ? matching.OrderByDescending(Key, StringComparer.Ordinal)
            : matching.OrderBy(Key, StringComparer.Ordinal);
        return sorted.Skip(_offset).Take(_limit);
    }

    /// <summary>How many match, whatever the page.</summary>
    public int Count(IEnumerable<ThreadRecord> threads) => threads.Count(Matches);

    private static bool Contains(JsonObject all, JsonObject wanted) => wanted.All(member =>
        all.TryGetPropertyValue(member.Key, out var found) && JsonNode.DeepEquals(found, member.Value));

    private string Key(ThreadRecord thread) => _sortBy switch
    {
        "thread_id" => thread.Id,
        "status" => thread.State.Status + thread.SortKey("updated_at"),
        _ => thread.SortKey(_sortBy),
    };

    private bool Matches(ThreadRecord thread) =>
        (_agentId is null || string.Equals(thread.AgentId, _agentId, StringComparison.OrdinalIgnoreCase))
        && (_status is null || thread.State.Status == _status)
        && (_ids is null || _ids.Contains(thread.Id, StringComparer.OrdinalIgnoreCase))
        && Contains(thread.Metadata, _metadata)
        && (_values.Count == 0 || Contains(thread.State.ToValues(), _values));
}
