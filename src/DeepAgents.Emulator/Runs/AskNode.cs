namespace DeepAgents.Emulator.Runs;

/// <summary>Asks the interrupts that an answer brings itself, all at once, and takes any JSON as an answer.</summary>
internal sealed class AskNode(RunContext context)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var turn = context.Turn;
        if (turn.Tasks.IsEmpty)
        {
            await context.WaitAsync(context.Duration, cancellationToken);
            turn = turn with
            {
                Tasks =
                [
                    .. turn.Script.Interrupts.Select(value => new TurnTask
                    {
                        Id = context.Ids.Uuid(),
                        Interrupt = context.NewInterrupt(value),
                    }),
                ],
            };
            context.Turn = turn;
        }

        foreach (var interrupt in turn.Waiting)
        {
            context.Writer.Paused(interrupt);
        }

        if (turn.Waiting.Any())
        {
            return;
        }

        var next = turn.GoTo(Node.Model) with { Answers = turn.Tasks.ConvertAll(task => task.Answer!.Value) };
        context.Commit(next, [], () => context.Writer.Update(Node.Ask, null));
    }
}
