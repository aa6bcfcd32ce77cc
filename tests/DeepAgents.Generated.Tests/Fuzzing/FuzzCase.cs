using DeepAgents.Tests.Fuzzing.Contracts;
using DeepAgents.Tests.Fuzzing.Mutations;
using DeepAgents.Tests.Fuzzing.Wire;

namespace DeepAgents.Tests.Fuzzing;

/// <summary>All of a case: what is called, and what is answered. It follows from its seed alone.</summary>
internal sealed class FuzzCase
{
    private const ulong MutationSalt = 0x5DEECE66D;
    private const int TwiceMutated = 15;
    private const int Retried = 20;

    public FuzzCase(ulong seed)
    {
        Seed = seed;
        Operation = Dice.PickByName(seed, FuzzOperation.All, o => o.Name);
        Mutation = Dice.PickByName(seed ^ MutationSalt, Mutation.All, m => m.Name);
        var dice = new Dice(seed);
        Answer = Mutated(dice);
        Answers = [Answer];
        if (dice.Chance(Retried))
        {
            Retries = 2;
            Answers.InsertRange(0, Enumerable.Range(0, dice.Between(1, 2)).Select(_ => BaseAnswers.Transient(dice)));
        }
    }

    public ulong Seed { get; }

    public FuzzOperation Operation { get; }

    public Mutation Mutation { get; }

    /// <summary>The answer that the mutation is in.</summary>
    public Answer Answer { get; }

    /// <summary>The answers in turn, the last one again and again.</summary>
    public List<Answer> Answers { get; }

    public int Retries { get; }

    public override string ToString() => $"{Operation} | {Mutation} | seed {Seed}";

    private Answer Mutated(Dice dice)
    {
        var answer = BaseAnswers.Make(Operation.Contract, dice);
        Mutation.ApplyAll(answer, dice, dice.Chance(TwiceMutated) ? [Mutation, dice.Pick(Mutation.All)] : [Mutation]);
        return answer;
    }
}
