using System.Diagnostics;
using System.Net.Http.Json;

namespace DeepAgents.Package.Tests.Consuming;

/// <summary>Programs that serve: a web application made of the SDK, and the emulator as the tool that it is published as.</summary>
public sealed class WebTests
{
    [Test]
    public async Task A_web_application_has_its_clients_from_the_container()
    {
        var process = DotNet.Start(DotNet.Command(
            Consumers.Root,
            Path.Combine(Consumers.Output("Web", "net10.0"), "Web.dll"),
            "--urls=http://127.0.0.1:0",
            "--DeepAgents:ApiKey=any",
            $"--DeepAgents:Endpoint={Consumers.Emulator.LangSmithEndpoint}",
            "--LiteLLM:ApiKey=any",
            $"--LiteLLM:Endpoint={Consumers.Emulator.LiteLLMEndpoint}"));
        using var client = new HttpClient { BaseAddress = await FindAddressAsync(process, "Now listening on: ") };

        using var created = await client.PostAsync(new Uri("agents?name=Clerk", UriKind.Relative), content: null);
        Assert.That(await created.Content.ReadFromJsonAsync<string>(), Is.EqualTo("Clerk"));
        Assert.That(await client.GetFromJsonAsync<int>("platform"), Is.Zero);

        using var stopped = await client.PostAsync(new Uri("stop", UriKind.Relative), content: null);
        await DotNet.EndAsync(process);
    }

    [Test]
    public async Task The_tool_installs_and_runs()
    {
        var folder = Path.Combine(Consumers.Root, "tool");
        await DotNet.RunAsync(DotNet.Command(
            Tested.Repository, "tool", "install", Tested.Tool, "--version", Tested.Version, "--tool-path", folder, "--add-source", Tested.Folder));
        using var process = DotNet.Start(DotNet.Program(folder, Path.Combine(folder, "deepagents-emulator"), "--port", "0"));
        try
        {
            using var client = new HttpClient { BaseAddress = await FindAddressAsync(process, "LiteLLM Agent Platform: ") };

            Assert.That(await client.GetStringAsync(new Uri("_emulator/ledger", UriKind.Relative)), Does.StartWith("{"));
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task<Uri> FindAddressAsync(Process process, string heading)
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(guard.Token) is { } line)
        {
            if (line.IndexOf(heading, StringComparison.Ordinal) is >= 0 and var start)
            {
                return new Uri(line[(start + heading.Length)..].Trim());
            }
        }

        throw new InvalidOperationException($"It ended without an address: {await process.StandardError.ReadToEndAsync(guard.Token)}");
    }
}
