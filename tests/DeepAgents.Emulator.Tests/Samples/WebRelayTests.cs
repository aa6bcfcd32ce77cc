using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
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
        _relay = SampleProgram.Start("WebRelay", Emulator.LangSmithEndpoint, "--live", "--urls", "http://127.0.0.1:0");
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
    public void The_answer_appears_and_the_conversation_goes_on()
    {
        Say("What is SSE?");
        WaitForText("You said: What is SSE?");
        Say("and <b>HTML</b>?");
        WaitForText("You said: and <b>HTML</b>?");
    }

    [Test]
    public void Approve_runs_the_tool()
    {
        Say("[approval]");
        Click("Approve");
        WaitForFate(ToolCallFate.Ran, "old-report.txt");
        WaitForText("delete_file said");
    }

    [Test]
    public void Edit_runs_the_tool_with_other_arguments()
    {
        Say("[approval]");
        Click("Edit");
        Fill("textarea", "{ this is not JSON");
        Click("Approve edited");
        WaitFor(browser => browser.FindElement(By.CssSelector(".card .error")).Displayed);
        Fill("textarea", "{ \"path\": \"drafts/a.txt\" }");
        Click("Approve edited");
        WaitForFate(ToolCallFate.RanEdited, "drafts/a.txt");
    }

    [Test]
    public void Reject_does_not_run_the_tool()
    {
        Say("[approval]");
        Click("Reject");
        Fill(".more input", "not today");
        WaitFor(browser =>
        {
            browser.FindElement(By.CssSelector(".more button")).Click();
            return true;
        });
        WaitForFate(ToolCallFate.Rejected, "old-report.txt");
        WaitForText("not today");
    }

    [Test]
    public void A_question_is_answered()
    {
        Say("[interrupt]");
        WaitForText("May the agent go on?");
        Fill(".card input", "go on");
        Click("Answer");
        WaitForText("You answered: go on");
    }

    [Test]
    public void A_decision_that_could_not_be_sent_is_asked_for_again()
    {
        Say("[approval]");
        WaitForText("The agent wants to use delete_file");
        Emulator.Use(Scenario(new FaultRule { Method = "GET", Path = "/v1/deepagents/threads/*", Status = 503, Times = 3 }));
        Click("Approve");
        WaitForText("The service is not available");
        Assert.That(Emulator.GetLedger().ToolCalls[^1].Fate, Is.EqualTo(ToolCallFate.Waiting));
        Assert.That(Browser.FindElement(By.Id("log")).Text, Does.Not.Contain("Approved."));

        Click("Approve");
        WaitForFate(ToolCallFate.Ran, "old-report.txt");
    }

    [Test]
    public void Nothing_is_approved_by_a_key_that_was_meant_for_the_message()
    {
        Say("[approval]");
        WaitForText("The agent wants to use delete_file");
        WaitFor(browser => browser.SwitchTo().ActiveElement().GetDomAttribute("class") == "card open");
    }

    [Test]
    public void A_new_conversation_hides_what_the_old_one_still_says()
    {
        Say("slow");
        WaitForText("Once");
        Press("new");
        Say("hello");
        WaitForText("You said: hello");
        Assert.That(Browser.FindElement(By.Id("log")).Text, Does.Not.Contain("Once").And.Not.Contain("Stopped"));
    }

    [Test]
    public void Stop_stops()
    {
        Say("slow");
        Press("stop");
        WaitForText("Stopped");
    }

    [Test]
    public void A_failure_is_shown()
    {
        Say("[error]");
        WaitForText("The run failed: RuntimeError");
    }

    [Test]
    public void A_browser_that_leaves_ends_its_conversation()
    {
        var before = Deleted;
        Say("slow");
        WaitForText("Once");
        Assert.That(Deleted, Is.EqualTo(before), "The answer shows while it is written.");

        Browser.Navigate().GoToUrl("about:blank");

        WaitFor(_ => Deleted > before);
    }

    [Test]
    public async Task Decisions_that_come_twice_or_are_wrong_are_refused()
    {
        using var http = new HttpClient { BaseAddress = _address };
        var events = await (await http.PostAsJsonAsync("/runs", new { text = "[approval]" }, Token)).Content.ReadAsStringAsync(Token);
        var conversationId = JsonNode.Parse(Data(events, "conversation"))!.GetValue<string>();
        var pauseId = JsonNode.Parse(Data(events, "waiting"))!["pauseId"]!.GetValue<string>();

        var answers = new List<HttpStatusCode>();
        foreach (var (pause, item, kind) in new[] { ("other", 0, "approve"), (pauseId, 7, "approve"), (pauseId, 0, "answer"), (pauseId, 0, "approve"), (pauseId, 0, "approve") })
        {
            var answer = await http.PostAsJsonAsync("/decisions", new { conversationId, pauseId = pause, decisions = new[] { new { item, kind } } }, Token);
            await answer.Content.ReadAsStringAsync(Token);
            answers.Add(answer.StatusCode);
        }

        Assert.That(answers, Is.EqualTo(new[] { HttpStatusCode.Conflict, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.Conflict }));
        Assert.That(Emulator.GetLedger().ToolCalls[^1].Fate, Is.EqualTo(ToolCallFate.Ran));
    }

    /// <summary>By the fast clock a piece every three seconds: the last one comes long after the test is over.</summary>
    private static EmulatorScenario Scenario(params FaultRule[] faults)
    {
        var scenario = new EmulatorScenario();
        Array.ForEach(faults, scenario.Faults.Add);
        scenario.Answers.Add(new AnswerScript
        {
            WhenInputContains = "slow",
            Text = "Once upon a time a stream flowed slowly",
            Duration = TimeSpan.FromMinutes(8),
        });
        return scenario;
    }

    protected override void Configure(DeepAgentsEmulatorOptions options) => options.Scenario = Scenario();

    private long Deleted => Emulator.GetLedger().Requests.GetValueOrDefault(DeleteThread);

    private static string Data(string events, string name) => events.Split("\n\n").Single(frame => frame.StartsWith($"event: {name}\n", StringComparison.Ordinal))
        .Split('\n').Single(line => line.StartsWith("data: ", StringComparison.Ordinal))["data: ".Length..];

    private void Say(string text)
    {
        WaitFor(browser => browser.FindElement(By.Id("text")).Enabled);
        Browser.FindElement(By.Id("text")).SendKeys(text);
        Press("send");
    }

    private void Click(string button) => WaitFor(browser =>
    {
        var found = browser.FindElements(By.TagName("button")).LastOrDefault(one => one.Text == button);
        found?.Click();
        return found is not null;
    });

    private void Fill(string selector, string text) => WaitFor(browser =>
    {
        browser.FindElement(By.CssSelector(selector)).Clear();
        browser.FindElement(By.CssSelector(selector)).SendKeys(text);
        return true;
    });

    private void WaitForFate(ToolCallFate fate, string path) => WaitFor(_ =>
        Emulator.GetLedger().ToolCalls is [.., var call] && call.Fate == fate && (string?)call.Arguments["path"] == path);
}
