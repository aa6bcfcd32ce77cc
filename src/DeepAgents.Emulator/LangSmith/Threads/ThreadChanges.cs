using System.Collections.Immutable;

namespace DeepAgents.Emulator.LangSmith.Threads;

/// <summary>An update body applied to a thread; members that the service owns cannot be set.</summary>
internal static class ThreadChanges
{
    private static readonly ImmutableHashSet<string> Known = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "id", "thread_id", "agent_id", "status", "metadata", "values", "interrupts", "created_at", "updated_at", "state_updated_at",
        "has_interrupts", "title", "is_pinned");

    public static Func<ThreadRecord, ThreadRecord> Read(RequestObject body)
    {
        var metadata = body.Object("metadata");
        var title = body.Text("title");
        var isPinned = body.Flag("is_pinned");
        var others = body.Members.Where(member => !Known.Contains(member.Key)).ToList();
        return thread => thread with
        {
            Metadata = metadata?.Copy() ?? thread.Metadata,
            Title = title ?? thread.Title,
            IsPinned = isPinned ?? thread.IsPinned,
            Others = thread.Others.SetItems(others),
        };
    }
}
