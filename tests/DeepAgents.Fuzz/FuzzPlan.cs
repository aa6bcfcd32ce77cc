using System.Globalization;

namespace DeepAgents.Fuzz;

/// <summary>What the command line asks for.</summary>
internal sealed record FuzzPlan(int Cases = 200_000, ulong Seed = 1, ulong? Replay = null)
{
    public static bool TryParse(string[] arguments, out FuzzPlan plan)
    {
        plan = new FuzzPlan();
        var isGood = arguments.Length % 2 == 0;
        foreach (var pair in arguments.Chunk(2).TakeWhile(_ => isGood))
        {
            isGood = ulong.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            switch (pair[0])
            {
                case "--cases" when number is > 0 and <= int.MaxValue:
                    plan = plan with { Cases = (int)number };
                    break;
                case "--seed":
                    plan = plan with { Seed = number };
                    break;
                case "--replay":
                    plan = plan with { Replay = number };
                    break;
                default:
                    isGood = false;
                    break;
            }
        }

        return isGood;
    }
}
