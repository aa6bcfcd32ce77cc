namespace DeepAgents.Chaos.Checks;

/// <summary>The checks, in the order of the report.</summary>
internal static class AllChecks
{
    public static IReadOnlyList<ICheck> List { get; } =
    [
        new FinishedCheck(),
        new DuplicatesCheck(),
        new LostEventsCheck(),
        new RepeatedEventsCheck(),
        new AnswersCheck(),
        new ConnectionsCheck(),
        new TasksCheck(),
        new ExceptionsCheck(),
        new CancellationsCheck(),
        new DeletionsCheck(),
    ];
}
