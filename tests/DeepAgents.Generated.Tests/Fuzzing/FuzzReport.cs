using DeepAgents.Tests.Fuzzing.Mutations;
using DeepAgents.Tests.Fuzzing.Outcomes;

namespace DeepAgents.Tests.Fuzzing;

/// <summary>What became of the cases of a round, counted by operation, mutation and outcome.</summary>
internal sealed class FuzzReport
{
    private const int MaxFailures = 100;
    private const double LeastModels = 0.3;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Operation, string Mutation, string Type), int> _counts = [];
    private readonly Dictionary<OperationKind, (int Models, int All)> _successes = [];
    private readonly List<string> _failures = [];
    private int _failed;

    public int Cases { get; private set; }

    public int Unobserved { get; private set; }

    public IReadOnlyDictionary<(string Operation, string Mutation, string Type), int> Counts => _counts;

    /// <summary>The first of what must not be, with the seeds that show it.</summary>
    public IReadOnlyList<string> Failures => _failures;

    public int Failed => _failed;

    /// <summary>The pairs of operation and mutation that no case has tried.</summary>
    public IEnumerable<string> EmptyCells
    {
        get
        {
            var tried = _counts.Keys.Select(k => (k.Operation, k.Mutation)).ToHashSet();
            return from operation in FuzzOperation.All
                   from mutation in Mutation.All
                   where !tried.Contains((operation.Name, mutation.Name))
                   select $"{operation} | {mutation}";
        }
    }

    /// <summary>What must not be of a whole round, besides the failures of its cases.</summary>
    public IEnumerable<string> Problems
    {
        get
        {
            if (Unobserved > 0)
            {
                yield return $"{Unobserved} exceptions of tasks that nobody saw.";
            }

            foreach (var kind in Enum.GetValues<OperationKind>().Where(kind => ModelShare(kind) < LeastModels))
            {
                yield return $"Of the successes of the kind {kind}, only {ModelShare(kind):P1} ended in a model.";
            }
        }
    }

    /// <summary>The share of mutated answers with a status of success that ended in a model.</summary>
    public double ModelShare(OperationKind? kind = null)
    {
        var counted = _successes.Where(s => kind is null || s.Key == kind).Select(s => s.Value).ToList();
        return counted.Count == 0 ? 1 : (double)counted.Sum(c => c.Models) / counted.Sum(c => c.All);
    }

    public int Successes(OperationKind kind) => _successes.GetValueOrDefault(kind).All;

    public void Add(FuzzCase one, Outcome outcome)
    {
        lock (_gate)
        {
            Cases++;
            var cell = (one.Operation.Name, one.Mutation.Name, outcome.Type);
            _counts[cell] = _counts.GetValueOrDefault(cell) + 1;
            if (outcome.IsSuccess)
            {
                var (models, all) = _successes.GetValueOrDefault(one.Operation.Kind);
                _successes[one.Operation.Kind] = (models + (outcome.Type == Outcome.Model ? 1 : 0), all + 1);
            }

            if (outcome.Failure is { } failure)
            {
                AddFailure($"{one}\n{failure}");
            }
        }
    }

    public void AddUnobserved(Exception exception)
    {
        lock (_gate)
        {
            Unobserved++;
            AddFailure($"An exception that nobody saw: {exception}");
        }
    }

    private void AddFailure(string failure)
    {
        _failed++;
        if (_failures.Count < MaxFailures)
        {
            _failures.Add(failure);
        }
    }
}
