using DeepAgents.Emulator.LangSmith.Agents;

namespace DeepAgents.Emulator.LangSmith.Threads;

/// <summary>What makes a thread of a create body; the same whether the thread comes alone or with its first run.</summary>
internal static class ThreadCreation
{
    public static ThreadRecord Create(ThreadStore threads, AgentRecord agent, RequestObject body)
    {
        var id = body.Uuid("thread_id");
        var ifExists = body.OneOf("if_exists", "do_nothing", "raise");
        var metadata = body.Object("metadata");
        var options = body.Object("options");
        var testRun = options?.Flag("test_run") ?? false;
        options?.Flag("skip_memory_write_protection");

        var (thread, created) = threads.GetOrCreate(id, agent.Id, blank => blank with
        {
            Metadata = metadata?.Copy() ?? [],
            TestRun = testRun,
        });
        if (created || (ifExists == "do_nothing" && thread.AgentId == agent.Id))
        {
            return thread;
        }

        throw LangSmithError.Conflict(
            "thread_already_exists", "Another thread has this id; 'if_exists': 'do_nothing' returns it if its agent is the same.");
    }
}
