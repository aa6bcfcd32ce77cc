namespace DeepAgents.Emulator.Runs;

/// <summary>Carries out a turn, node by node, until it ends, waits for a person or fails.</summary>
internal sealed class TurnPlay(RunContext context)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (context.Turn is { Next: not Node.End } turn)
            {
                if (turn.Script.PauseBefore == turn.Next && turn.PauseId is null)
                {
                    context.Turn = turn with { PauseId = context.Ids.Uuid() };
                    context.Leave(ThreadStatus.Interrupted);
                    context.Writer.Paused(null);
                    return;
                }

                await RunNodeAsync(turn.Next, cancellationToken);
                if (context.Turn.Waiting.Any())
                {
                    context.Leave(ThreadStatus.Interrupted);
                    return;
                }
            }
        }
        catch (RunFailure failure)
        {
            context.Leave(ThreadStatus.Error);
            context.Writer.Failed(failure, context.Turn.Next);
        }
    }

    private Task RunNodeAsync(string node, CancellationToken cancellationToken) => node switch
    {
        Node.Ask => new AskNode(context).RunAsync(cancellationToken),
        Node.Review => new ReviewNode(context).RunAsync(),
        Node.Tools => new ToolsNode(context).RunAsync(cancellationToken),
        _ => new ModelNode(context).RunAsync(cancellationToken),
    };
}
