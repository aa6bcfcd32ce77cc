using System.Net.Http.Headers;

namespace DeepAgents.Emulator;

/// <summary>Finds everything in a scenario that cannot be meant, each with the place of it in the JSON.</summary>
internal sealed class ScenarioCheck
{
    /// <summary>Longer than any test, and short enough for every timer.</summary>
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(30);

    private readonly List<string> _problems = [];

    public static IReadOnlyList<string> Problems(EmulatorScenario scenario)
    {
        var check = new ScenarioCheck();
        check.Time("heartbeat_interval", scenario.HeartbeatInterval);
        check.That(scenario.HeartbeatInterval > TimeSpan.Zero, "heartbeat_interval must be longer than zero");
        check.Latency(scenario.Latency);
        check.That(scenario.Authorization is not null, "authorization must not be null");
        check.Time("authorization.delay", scenario.Authorization?.Delay);
        check.That(
            scenario.Authorization is null || Enum.IsDefined(scenario.Authorization.Outcome), "authorization.outcome has no known value");
        check.Each("answers", scenario.Answers, check.Answer);
        check.Each("sessions", scenario.Sessions, check.Session);
        check.Each("faults", scenario.Faults, check.Fault);
        return check._problems;
    }

    private static bool IsContentType(string? text) => MediaTypeHeaderValue.TryParse(text, out _);

    private void That(bool holds, string problem)
    {
        if (!holds)
        {
            _problems.Add(problem);
        }
    }

    private void Time(string place, TimeSpan? time) => That(
        time is null || (time >= TimeSpan.Zero && time <= LongestTime), $"{place} must be from 0 to {LongestTime.TotalDays} days");

    private void Count(string place, int? count) => That(count is null or >= 1, $"{place} must be 1 or more");

    private void Each<T>(string place, IList<T> items, Action<string, T> check)
    {
        for (var index = 0; index < items.Count; index++)
        {
            if (items[index] is { } item)
            {
                check($"{place}[{index}]", item);
            }
            else
            {
                That(false, $"{place}[{index}] must not be null");
            }
        }
    }

    private void Latency(LatencyScript? latency)
    {
        That(latency is not null, "latency must not be null");
        Time("latency.minimum", latency?.Minimum);
        Time("latency.maximum", latency?.Maximum);
        That(latency is null || latency.Maximum >= latency.Minimum, "latency.maximum must not be below latency.minimum");
    }

    private void Answer(string place, AnswerScript answer)
    {
        Count($"{place}.times", answer.Times);
        Time($"{place}.duration", answer.Duration);
        That(Enum.IsDefined(answer.ApprovalForm), $"{place}.approval_form has no known value");
        That(answer.PauseBefore is null or "model" or "tools", $"{place}.pause_before must be model or tools");
        That(
            answer.PauseBefore != "tools" || answer.ToolCalls.Count > 0,
            $"{place}.pause_before is tools, but the answer has no tool_calls");
        That(answer.Error is null || !string.IsNullOrEmpty(answer.Error.Type), $"{place}.error.type must not be empty");
        That(answer.Usage?.InputTokens is null or >= 0, $"{place}.usage.input_tokens must not be negative");
        That(answer.Usage?.OutputTokens is null or >= 0, $"{place}.usage.output_tokens must not be negative");
        Each($"{place}.tool_calls", answer.ToolCalls, ToolCall);
        That(
            answer.ApprovalForm != ApprovalForm.CamelCase
                || !answer.ToolCalls.Any(call => call?.AllowedDecisions.Contains(HumanDecision.Respond) == true),
            $"{place}.tool_calls must not allow respond: the camel_case form has no such decision");
    }

    private void ToolCall(string place, ToolCallScript call)
    {
        That(!string.IsNullOrEmpty(call.Name), $"{place}.name must not be empty");
        That(call.Result is not null, $"{place}.result must not be null");
        That(call.Subagent is not "", $"{place}.subagent must not be empty");
        That(call.AllowedDecisions.All(Enum.IsDefined), $"{place}.allowed_decisions has an unknown value");
        That(
            call.AllowedDecisions.Distinct().Count() == call.AllowedDecisions.Count, $"{place}.allowed_decisions has a value twice");
    }

    private void Session(string place, SessionScript session)
    {
        Count($"{place}.times", session.Times);
        Time($"{place}.duration", session.Duration);
        Time($"{place}.revive_after", session.ReviveAfter);
        That(Enum.IsDefined(session.BringUp), $"{place}.bring_up has no known value");
    }

    private void Fault(string place, FaultRule fault)
    {
        That(Enum.IsDefined(fault.Kind), $"{place}.kind has no known value");
        That(fault.Method is not "", $"{place}.method must not be empty");
        That(fault.Path is null || fault.Path.StartsWith('/'), $"{place}.path must begin with a slash");
        Count($"{place}.nth", fault.Nth);
        Count($"{place}.times", fault.Times);
        That(fault.Probability is >= 0 and <= 1, $"{place}.probability must be from 0 to 1");
        That(fault.Status is null or (>= 400 and <= 599), $"{place}.status must be from 400 to 599");
        Time($"{place}.retry_after", fault.RetryAfter);
        That(
            fault.RetryAfter is not { } after || after.Ticks % TimeSpan.TicksPerSecond == 0, $"{place}.retry_after must be whole seconds");
        That(
            (fault.Status ?? (object?)fault.RetryAfter) is null || fault.Kind is FaultKind.Status or FaultKind.Html or FaultKind.Empty,
            $"{place}.status and retry_after go only with the kinds status, html and empty");
        Time($"{place}.delay", fault.Delay);
        That(fault.AfterBytes is null or >= 0, $"{place}.after_bytes must not be negative");
        That(IsContentType(fault.ContentType), $"{place}.content_type is none");
        That(Uri.TryCreate(fault.Location, UriKind.RelativeOrAbsolute, out _), $"{place}.location is no URL");
    }
}
