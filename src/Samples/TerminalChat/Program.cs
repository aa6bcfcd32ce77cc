using System.Runtime.InteropServices;
using DeepAgents;
using DeepAgents.Emulator;
using DeepAgents.LangSmith;
using Samples;
using TerminalChat;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
{
    // The first Ctrl+C leaves time to delete what the chat created; the second one does not.
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
});

try
{
    // Many people have a key in their environment for tracing, so a key alone does not select the real service.
    var isLive = args.Contains("--live");
    await using var emulator = isLive ? null : await DeepAgentsEmulator.StartAsync(ReportScenario.Options, stop.Token);
    using var client = emulator is null
        ? new DeepAgentsClient()
        : new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "any", Endpoint = emulator.LangSmithEndpoint });
    Console.WriteLine(isLive
        ? "The real service answers. Write exit to end."
        : """
          An emulator answers, whatever keys the environment holds; --live selects the real service.
          Try: delete the old report · clean up the reports · email the team · summarize the quarter · exit
          """);

    await using var chat = await Chat.StartAsync(client, stop.Token);
    await chat.RunAsync(stop.Token);
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}
catch (DeepAgentsException failure)
{
    await Console.Error.WriteLineAsync(Terminal.Printable(failure.Message));
    return 1;
}
