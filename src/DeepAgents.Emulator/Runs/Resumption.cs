using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Runs;

/// <summary>Hands the answer of a person to the tasks that wait for it.</summary>
internal static class Resumption
{
    private const int IdLength = 32;

    /// <summary>
    /// An object whose keys are ids answers only the interrupts with these ids; anything else answers every interrupt that waits. A task
    /// that was answered before keeps its first answer.
    /// </summary>
    public static Turn Answer(Turn turn, JsonNode answer)
    {
        var byId = answer is JsonObject { Count: > 0 } map && map.All(member => IsId(member.Key)) ? map : null;
        return turn with { Tasks = turn.Tasks.ConvertAll(task => task.IsWaiting ? Answered(task, answer, byId) : task) };
    }

    private static TurnTask Answered(TurnTask task, JsonNode answer, JsonObject? byId)
    {
        if (byId is null)
        {
            return task with { Answer = new TurnTask.GivenAnswer(answer) };
        }

        return byId.TryGetPropertyValue(task.Interrupt!.Id, out var own) ? task with { Answer = new TurnTask.GivenAnswer(own) } : task;
    }

    private static bool IsId(string key) => key.Length == IdLength && key.All(char.IsAsciiHexDigitLower);
}
