using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.Runs;

namespace DeepAgents.Emulator.LangSmith.Runs;

/// <summary>Reads the body of a request that starts a run.</summary>
internal static class RunBody
{
    public static RunInput Read(RequestObject body, IdSource ids)
    {
        body.Text("user_timezone");

        // The contract's earlier generation had the messages beside the input.
        var messages = (body.Object("input") ?? body).Objects("messages");
        return new RunInput
        {
            Messages = messages is null && !body.Has("input") ? null : Messages(messages, ids),
            Command = body.Object("command") is { } command ? Command(command, ids) : null,
            Modes = body.Has("stream_mode") ? Modes(body) : [RunInput.Values],
            WithSubgraphs = body.Flag("stream_subgraphs") ?? false,
            Metadata = body.Object("metadata")?.Copy() ?? [],
        };
    }

    /// <summary>
    /// A command can answer interrupts and add messages. It can go to the end of the graph, which changes nothing of what waits, as in
    /// the runtime; other nodes are refused, because the graph of an agent is not a part of this service's contract.
    /// </summary>
    private static RunCommand Command(RequestObject command, IdSource ids)
    {
        var resume = command.Members["resume"];
        var update = command.Object("update");
        return command.Text("goto") is { } node && node != Node.End
            ? throw LangSmithError.InvalidBody($"The emulator cannot go to the node '{node}': 'command.goto' may only be '{Node.End}'.")
            : new RunCommand
            {
                Resume = resume?.DeepClone(),
                Messages = Messages(update?.Objects("messages"), ids),
                IsEmpty = resume is null && update is null && !command.Has("goto"),
            };
    }

    private static ImmutableHashSet<string> Modes(RequestObject body)
    {
        IReadOnlyList<string> modes = body.Members["stream_mode"] is JsonValue ? [body.Text("stream_mode")!] : body.Texts("stream_mode")!;
        return modes.FirstOrDefault(mode => mode is not (RunInput.Values or RunInput.Updates or RunInput.MessagesTuple)) is { } unknown
            ? throw LangSmithError.InvalidBody(
                $"'{unknown}' is no stream mode; there are {RunInput.Values}, {RunInput.Updates} and {RunInput.MessagesTuple}.")
            : [.. modes];
    }

    private static ImmutableList<JsonObject> Messages(IReadOnlyList<RequestObject>? messages, IdSource ids) =>
        [.. (messages ?? []).Select(message => Message(message, ids))];

    private static JsonObject Message(RequestObject message, IdSource ids)
    {
        var role = message.Text("role") ?? message.Text("type") ?? throw LangSmithError.MissingField("role");
        var content = message.Members["content"] ?? throw LangSmithError.MissingField("content");
        var type = role switch
        {
            "user" => "human",
            "assistant" => "ai",
            _ => role,
        };
        return RunMessages.Text(type, message.Text("id") ?? ids.Uuid(), content.DeepClone());
    }
}
