using System.Globalization;

namespace DeepAgents.Benchmarks.EmulatorLoad;

/// <summary>How much load.</summary>
internal sealed record LoadPlan(int Polls, int RequestsPerSecond, int Seconds)
{
    private static readonly int[] Defaults = [5000, 1000, 10];

    public static bool TryParse(IReadOnlyList<string> texts, out LoadPlan plan)
    {
        var numbers = (int[])Defaults.Clone();
        plan = new LoadPlan(numbers[0], numbers[1], numbers[2]);
        if (texts.Count > numbers.Length)
        {
            return false;
        }

        for (var index = 0; index < texts.Count; index++)
        {
            if (!int.TryParse(texts[index], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[index]) || numbers[index] == 0)
            {
                return false;
            }
        }

        plan = new LoadPlan(numbers[0], numbers[1], numbers[2]);
        return true;
    }
}
