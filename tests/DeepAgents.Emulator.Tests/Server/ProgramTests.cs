using System.Diagnostics;

namespace DeepAgents.Emulator.Tests.Server;

/// <summary>The emulator as a program of its own.</summary>
[CancelAfter(30_000)]
public sealed class ProgramTests
{
    private static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task It_says_where_it_listens_and_answers_there()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"forbidden_keys":["refused-by-file"]}""", Token);
        using var program = Start("--port", "0", "--scenario", file, "--forbid-key", "refused-by-argument", "--seed", "3");
        try
        {
            var line = await program.StandardOutput.ReadLineAsync(Token);
            var endpoint = line?[line.IndexOf("http", StringComparison.Ordinal)..];
            using var http = new HttpClient();

            Assert.Multiple(async () =>
            {
                Assert.That(await StatusAsync("any"), Is.EqualTo(200));
                Assert.That(await StatusAsync("refused-by-file"), Is.EqualTo(403));
                Assert.That(await StatusAsync("refused-by-argument"), Is.EqualTo(403));
            });

            async Task<int> StatusAsync(string key)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"{endpoint}/agents") { Headers = { { "X-Api-Key", key } } };
                using var response = await http.SendAsync(request, Token);
                return (int)response.StatusCode;
            }
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync(Token);
            File.Delete(file);
        }
    }

    [Test]
    public async Task Help_names_every_argument()
    {
        var (code, output, _) = await RunAsync("--help");
        Assert.That(code, Is.Zero);
        Assert.That(output, Does.Contain("--port").And.Contain("--listen").And.Contain("--allow-host").And.Contain("--scenario")
            .And.Contain("--seed").And.Contain("--forbid-key"));
    }

    [TestCase("--port", "70000")]
    [TestCase("--port", null)]
    [TestCase("--listen", "nowhere")]
    [TestCase("--seed", "x")]
    [TestCase("--scenario", null)]
    [TestCase("--allow-host", "")]
    [TestCase("--forbid-key", null)]
    [TestCase("--prot", "1")]
    public async Task A_wrong_argument_is_told_in_a_line(string name, string? value)
    {
        var (code, _, error) = await RunAsync(value is null ? [name] : [name, value]);
        Assert.That(code, Is.EqualTo(64));
        Assert.That(error, Does.Contain(name).And.Contain("--help"));
    }

    [TestCase("""{"faults":[{"nth":0}]}""", "faults[0].nth")]
    [TestCase(null, "no-such-file")]
    public async Task A_scenario_that_cannot_be_used_is_told_in_a_line(string? json, string reason)
    {
        var file = Path.Combine(Path.GetTempPath(), $"no-such-file-{Guid.NewGuid():N}.json");
        if (json is not null)
        {
            await File.WriteAllTextAsync(file, json, Token);
        }

        try
        {
            var (code, _, error) = await RunAsync("--scenario", file);
            Assert.That(code, Is.EqualTo(1));
            Assert.That(error.Trim().Split('\n'), Has.Length.EqualTo(1).And.One.Contains(reason));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(DeepAgentsEmulator).Assembly.Location);
        Array.ForEach(arguments, start.ArgumentList.Add);
        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var program = Start(arguments);
        var output = program.StandardOutput.ReadToEndAsync(Token);
        var error = program.StandardError.ReadToEndAsync(Token);
        await program.WaitForExitAsync(Token);
        return (program.ExitCode, await output, await error);
    }
}
