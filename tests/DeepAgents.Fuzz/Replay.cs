using DeepAgents.Tests.Fuzzing;

namespace DeepAgents.Fuzz;

/// <summary>Shows one case whole.</summary>
internal static class Replay
{
    private const int Shown = 4000;

    /// <returns>Whether it ended as it may.</returns>
    public static async Task<bool> RunAsync(ulong seed)
    {
        var one = new FuzzCase(seed);
        Console.WriteLine($"{one}, {one.Retries} retries");
        foreach (var answer in one.Answers)
        {
            var text = answer.ToString();
            Console.WriteLine($"\nanswer, {text.Length} characters:\n{(text.Length > Shown ? text[..Shown] + "…" : text)}");
        }

        var outcome = await FuzzRunner.RunAsync(one);
        Console.WriteLine($"\noutcome: {outcome.Type}\n{outcome.Failure}");
        return outcome.Failure is null;
    }
}
