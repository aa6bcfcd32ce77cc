using DeepAgents.Tests.Fuzzing.Wire;

namespace DeepAgents.Tests.Fuzzing.Mutations;

/// <summary>One way to make an answer other than it ought to be.</summary>
/// <param name="Name">The name in reports; seeds choose by it.</param>
/// <param name="Stage">When it comes.</param>
/// <param name="Apply">Changes the answer, whatever it is.</param>
internal sealed record Mutation(string Name, MutationStage Stage, Action<Answer, Dice> Apply)
{
    public static IReadOnlyList<Mutation> All { get; } =
        [.. ValueMutations.All, .. LeafMutations.All, .. FrameMutations.All, .. TextMutations.All, .. HeadMutations.All, .. TransportMutations.All];

    /// <summary>Applies mutations in the order of their stages, and makes the bytes in between.</summary>
    public static void ApplyAll(Answer answer, Dice dice, params IReadOnlyList<Mutation> mutations)
    {
        foreach (var stage in Enum.GetValues<MutationStage>())
        {
            if (stage == MutationStage.Text)
            {
                answer.Render();
            }

            foreach (var mutation in mutations.Where(m => m.Stage == stage))
            {
                // By contract there is none; to be damaged, there has to be one.
                answer.HasBody |= stage == MutationStage.Value;
                mutation.Apply(answer, dice);
            }
        }
    }

    public override string ToString() => Name;
}
