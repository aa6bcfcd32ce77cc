using System.Runtime.InteropServices;
using DeepAgents;
using DeepAgents.Emulator;
using DeepAgents.LangSmith;
using TerminalChat;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
{
    // The first Ctrl+C leaves time to delete what was made; the second one does not.
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
});

try
{
    // The client reads the same variables by itself; without a key, a stand-in inside this program answers.
    string[] keys = ["LANGSMITH_API_KEY", "LANGCHAIN_API_KEY"];
    var isLive = keys.Any(name => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(name)));
    await using var standIn = isLive ? null : await DeepAgentsEmulator.StartAsync(cancellationToken: stop.Token);
    using var client = standIn is null
        ? new DeepAgentsClient()
        : new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "any", Endpoint = standIn.LangSmithEndpoint });
    Console.WriteLine(standIn is null
        ? "The live service answers."
        : "A stand-in answers. Write [approval] to be asked for approval, [error] for a failure; LANGSMITH_API_KEY takes you to the live service.");

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
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
