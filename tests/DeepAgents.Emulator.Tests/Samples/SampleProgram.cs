using System.Diagnostics;

namespace DeepAgents.Emulator.Tests.Samples;

/// <summary>A sample as a program of its own, with the service that a test gives it, and none of this machine.</summary>
internal static class SampleProgram
{
    private static readonly string[] OwnService = ["LANGSMITH_API_KEY", "LANGCHAIN_API_KEY", "LANGSMITH_ENDPOINT", "LANGCHAIN_ENDPOINT"];

    /// <summary>Starts the sample with a key and an endpoint in its environment. It uses them only with the argument <c>--live</c>.</summary>
    public static Process Start(string name, Uri endpoint, params string[] arguments)
    {
        var start = Prepare(name, arguments);
        start.Environment["LANGSMITH_API_KEY"] = "any";
        start.Environment["LANGSMITH_ENDPOINT"] = endpoint.ToString();
        return Process.Start(start)!;
    }

    /// <summary>Starts the sample without a key, and with its errors to be read.</summary>
    public static Process StartWithoutKey(string name, params string[] arguments)
    {
        var start = Prepare(name, arguments);
        start.RedirectStandardError = true;
        return Process.Start(start)!;
    }

    private static ProcessStartInfo Prepare(string name, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
        Array.ForEach(arguments, start.ArgumentList.Add);
        Array.ForEach(OwnService, variable => start.Environment.Remove(variable));
        return start;
    }
}
