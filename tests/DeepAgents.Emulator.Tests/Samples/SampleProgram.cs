using System.Diagnostics;

namespace DeepAgents.Emulator.Tests.Samples;

/// <summary>A sample as a program of its own, with the service that a test gives it, and none of this machine.</summary>
internal static class SampleProgram
{
    private static readonly string[] OwnService = ["LANGSMITH_API_KEY", "LANGCHAIN_API_KEY", "LANGSMITH_ENDPOINT", "LANGCHAIN_ENDPOINT"];

    /// <summary>Starts the sample; without an endpoint there is no key either, so that it brings its own stand-in.</summary>
    public static Process Start(string name, Uri? endpoint, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
        Array.ForEach(arguments, start.ArgumentList.Add);
        Array.ForEach(OwnService, variable => start.Environment.Remove(variable));
        if (endpoint is not null)
        {
            start.Environment["LANGSMITH_API_KEY"] = "any";
            start.Environment["LANGSMITH_ENDPOINT"] = endpoint.ToString();
        }

        return Process.Start(start)!;
    }
}
