using DeepAgents.Tests.Fuzzing.Contracts;
using DeepAgents.Tests.Fuzzing.Wire;

namespace DeepAgents.Tests.Fuzzing.Mutations;

public sealed class MutationTests
{
    private const ulong Seeds = 60;

    public static IEnumerable<object> Names => Mutation.All.Select(m => m.Name);

    [TestCaseSource(nameof(Names))]
    public void Each_mutation_changes_every_answer(string name)
    {
        var mutation = Mutation.All.Single(m => m.Name == name);
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            var operation = Dice.PickByName(seed, FuzzOperation.All, o => o.Name);
            var (changed, unchanged) = (Base(operation, seed, mutation), Base(operation, seed, mutation));

            Mutation.ApplyAll(changed, new Dice(seed), mutation);
            Mutation.ApplyAll(unchanged, new Dice(seed));

            Assert.That(changed.ToString(), Is.Not.EqualTo(unchanged.ToString()), $"{operation}, seed {seed}");
        }
    }

    private static Answer Base(FuzzOperation operation, ulong seed, Mutation mutation)
    {
        var answer = BaseAnswers.Make(operation.Contract, new Dice(seed));

        // To be given a body is not the change that is asked for.
        answer.HasBody |= mutation.Stage == MutationStage.Value;
        return answer;
    }
}
