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

    [OneTimeSetUp]
    public async Task StartRelayAsync()
    {
        const string Listening = "Now listening on: ";
        var listening = new TaskCompletionSource<Uri>();
        _relay = SampleProgram.Start("WebRelay", Emulator.LangSmithEndpoint, "--urls", "http://127.0.0.1:0");
        _relay.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                listening.TrySetException(new InvalidOperationException("The relay ended."));
            }
            else if (line.Data.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var start)
            {
                listening.TrySetResult(new Uri(line.Data[(start + Listening.Length)..]));
            }
        };
        _relay.BeginOutputReadLine();
        _address = await listening.Task;
    }

    [OneTimeTearDown]
    public async Task The_relay_deletes_its_agent_when_it_is_told_to_end()
    {
        if (_relay is null)
        {
            return;
        }

        // Nothing asks a program without a window to end on Windows.
        using var asking = OperatingSystem.IsWindows() ? null : Process.Start("kill", ["-TERM", $"{_relay.Id}"]);
        if (asking is null)
        {
            _relay.Kill();
        }

        await _relay.WaitForExitAsync();
        var code = _relay.ExitCode;
        _relay.Dispose();
        if (asking is not null)
        {
            Assert.That(code, Is.Zero);
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
