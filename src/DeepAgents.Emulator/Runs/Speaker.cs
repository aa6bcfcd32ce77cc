using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.Runs;

/// <summary>Speaks as a model does: a message comes in chunks, and then is there as a whole.</summary>
internal static class Speaker
{
    private const int MostPieces = 8;

    /// <returns>The whole message.</returns>
    public static async Task<JsonObject> SayAsync(
        RunContext context, string text, IReadOnlyList<ToolCall> calls, TimeSpan duration, string path, CancellationToken cancellationToken)
    {
        var id = context.NewMessageId();
        var usage = context.Turn.Script.Usage;
        var pieces = text.Length == 0 ? [] : Pieces.Of(text, MostPieces);
        foreach (var piece in pieces)
        {
            await context.WaitAsync(duration / pieces.Count, cancellationToken);
            Write(RunMessages.TextChunk(id, piece));
        }

        foreach (var chunk in calls.SelectMany((call, index) => RunMessages.CallChunks(id, index, call)))
        {
            Write(chunk);
        }

        Write(RunMessages.LastChunk(id, calls, usage));
        return RunMessages.Ai(id, text, calls, usage);

        void Write(JsonObject chunk) => context.Writer.Message(Node.Model, chunk, path);
    }
}
