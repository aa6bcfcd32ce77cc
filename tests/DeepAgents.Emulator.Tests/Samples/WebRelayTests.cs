using System.Diagnostics;
using DeepAgents.Emulator.Tests.Page;
using OpenQA.Selenium;

namespace DeepAgents.Emulator.Tests.Samples;

/// <summary>The relay as a program, and its page in a browser.</summary>
[CancelAfter(120_000)]
public sealed class WebRelayTests : BrowserFixture
{
    private const string DeleteThread = "DELETE /v1/deepagents/threads/{thread_id}";

    private Process? _relay;
    private Uri? _address;
    private Task<string>? _rest;

    [OneTimeSetUp]
    public async Task StartRelayAsync()
    {
        const string Listening = "Now listening on: ";
        _relay = SampleProgram.Start("WebRelay", Emulator.LangSmithEndpoint, "--urls", "http://127.0.0.1:0");
        while (_address is null)
        {
            var line = await _relay.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The relay ended.");
            var start = line.IndexOf(Listening, StringComparison.Ordinal);
            _address = start < 0 ? null : new Uri(line[(start + Listening.Length)..]);
        }

        // Read on, or the relay stops at a full pipe.
        _rest = _relay.StandardOutput.ReadToEndAsync();
    }

    [OneTimeTearDown]
    public async Task The_relay_deletes_its_agent_when_it_is_told_to_end()
    {
        if (_relay is null)
        {
            return;
        }

        using (_relay)
        {
            if (OperatingSystem.IsWindows())
            {
                // Nothing there asks a program without a window to end.
                _relay.Kill();
                return;
            }

            using var kill = Process.Start("kill", ["-TERM", $"{_relay.Id}"]);
            await (_rest ?? Task.CompletedTask);
            await _relay.WaitForExitAsync();
            Assert.That(_relay.ExitCode, Is.Zero);
            Assert.That((await LangSmith.Agents.ListAsync()).Items, Is.Empty);
        }
    }

    [SetUp]
    public void OpenPage() => Browser.Navigate().GoToUrl(_address!);

    [Test]
    public void The_answer_appears()
    {
        Ask("What is SSE?");
        WaitForText("You said: What is SSE?");
        WaitForText("Done");
    }

    [Test]
    public void Stop_stops()
    {
        Ask("slow");
        Press("stop");
        WaitForText("Stopped");
    }

    [Test]
    public void A_failure_is_an_event_too()
    {
        Ask("[error]");
        WaitForText("Failed: The run failed: RuntimeError");
    }

    [Test]
    public void A_browser_that_leaves_ends_its_stream()
    {
        var before = Deleted;
        Ask("slow");
        WaitForText("Once");
        Assert.That((State, Deleted), Is.EqualTo(("…", before)), "The answer shows while it is written.");

        Browser.Navigate().GoToUrl("about:blank");

        WaitFor(_ => Deleted > before);
    }

    /// <summary>By the fast clock a piece every three seconds: the last one comes long after the test is over.</summary>
    protected override void Configure(DeepAgentsEmulatorOptions options) => options.Scenario.Answers.Add(
        new AnswerScript { WhenInputContains = "slow", Text = "Once upon a time a stream flowed slowly", Duration = TimeSpan.FromMinutes(8) });

    private long Deleted => Emulator.GetLedger().Requests.GetValueOrDefault(DeleteThread);

    private string State => Browser.FindElement(By.Id("state")).Text;

    private void Ask(string question)
    {
        Browser.FindElement(By.Id("question")).SendKeys(question);
        Press("ask");
    }
}
