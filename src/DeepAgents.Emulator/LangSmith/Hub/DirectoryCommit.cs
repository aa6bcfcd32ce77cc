using DeepAgents.Emulator.LangSmith.Agents;

namespace DeepAgents.Emulator.LangSmith.Hub;

/// <summary>
/// A commit body applied to the file tree of an agent: an entry replaces a file, null deletes it, every other file stays. Nothing is
/// parsed or rendered, so the tree comes back as it was sent.
/// </summary>
internal static class DirectoryCommit
{
    public static AgentRecord Apply(AgentRecord agent, RequestObject body)
    {
        if (body.Text("parent_commit") is { } parent && parent != agent.Revision)
        {
            throw LangSmithError.Conflict(
                "parent_commit_mismatch", "The tree has changed since 'parent_commit': read it again and commit on top of that.");
        }

        var after = agent.Files.ToBuilder();
        foreach (var (path, entry) in (body.Object("files") ?? throw LangSmithError.MissingField("files")).Members)
        {
            FileChanges.CheckPath(path);
            if (entry is null)
            {
                after.Remove(path);
            }
            else
            {
                after[path] = FileChanges.Entry(path, entry);
            }
        }

        return agent with { Files = after.ToImmutable() };
    }
}
