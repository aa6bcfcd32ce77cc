using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.LangSmith.Agents;

/// <summary>
/// A create or update body applied to an agent: what is omitted stays, a nested object replaces the old one whole.
/// <c>configurable</c> is accepted and, as in the contract, part of no answer.
/// </summary>
internal static class AgentChanges
{
    public static AgentRecord Apply(AgentRecord agent, RequestObject body)
    {
        var after = ApplyPermissions(agent, body);
        if (body.Has("name"))
        {
            after = after with { Name = body.RequireText("name") };
        }

        if (body.Text("description") is { } description)
        {
            after = after with { Description = description };
        }

        if (body.Has("runtime") || body.Has("model"))
        {
            after = after with { Runtime = Runtime(agent, body) };
        }

        if (body.Object("backend") is { } backend)
        {
            after = after with { Backend = Backend(backend) };
        }

        if (body.Object("extras") is { } extras)
        {
            after = after with { Extras = extras.Copy() };
        }

        body.Object("configurable");
        var files = FileChanges.Apply(agent.Files, body);
        return ReferenceEquals(files, agent.Files) ? after : after with { Files = files };
    }

    public static AgentRecord ApplyPermissions(AgentRecord agent, RequestObject body)
    {
        if (body.Object("permissions") is not { } permissions)
        {
            return agent;
        }

        permissions.OneOf("identity", "personal", "shared");
        permissions.OneOf("visibility", "tenant", "user");
        permissions.OneOf("tenant_access_level", "read", "run", "write");
        permissions.Object("shared_users");
        return agent with { Permissions = permissions.Copy() };
    }

    /// <summary>The contract's earlier generation has the model's id as <c>model</c> beside the runtime as well as in it.</summary>
    private static JsonObject Runtime(AgentRecord agent, RequestObject body)
    {
        var runtime = body.Object("runtime");
        var configured = runtime?.Object("model")?.Text("model_id");
        var model = body.Text("model");
        if (runtime is not null && (model is null || model == configured))
        {
            return runtime.Copy();
        }

        if (configured is not null)
        {
            throw LangSmithError.Unprocessable(
                "conflicting_model", "'model' and 'runtime.model.model_id' are two names of one thing, and they differ.");
        }

        var after = runtime?.Copy() ?? (JsonObject?)agent.Runtime?.DeepClone() ?? [];
        after["model"] = new JsonObject { ["model_id"] = model };
        return after;
    }

    private static JsonObject Backend(RequestObject backend)
    {
        // The last three are the contract's earlier generation, whose clients are still about; its settings are in 'sandbox'.
        var type = backend.OneOf("type", "state", "sandbox", "default", "thread_scoped_sandbox", "agent_scoped_sandbox");
        if (backend.Object("sandbox_config") is { } sandbox)
        {
            if (type != "sandbox")
            {
                throw LangSmithError.Unprocessable("invalid_backend", "A sandbox_config goes only with the backend type 'sandbox'.");
            }

            sandbox.OneOf("scope", "thread", "agent");
            CheckSandbox(sandbox);
        }

        if (backend.Object("sandbox") is { } olderSandbox)
        {
            CheckSandbox(olderSandbox);
        }

        return backend.Copy();
    }

    private static void CheckSandbox(RequestObject sandbox)
    {
        sandbox.Texts("policy_ids");
        sandbox.Integer("idle_ttl_seconds");
        sandbox.Integer("delete_after_stop_seconds");
    }
}
