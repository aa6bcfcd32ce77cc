using DeepAgents;
using Samples;

namespace TerminalChat;

/// <summary>Asks a person what a paused run waits for. A null result means that the input has ended.</summary>
internal static class DecisionPrompt
{
    private static readonly (DecisionKind Kind, string Key, string Label)[] Choices =
    [
        (DecisionKind.Approve, "y", "approve (y)"),
        (DecisionKind.Reject, "n", "reject (n)"),
        (DecisionKind.Edit, "e", "edit (e)"),
        (DecisionKind.Respond, "r", "answer in its place (r)"),
    ];

    /// <summary>One decision for each tool call, and one answer for each other question.</summary>
    public static async Task<IReadOnlyList<Decision>?> AskAsync(RunOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Interrupts.Count == 0)
        {
            return await Terminal.ReadAsync("The run is paused. Press Enter to continue. ", cancellationToken) is null ? null : [];
        }

        var decisions = new List<Decision>();
        foreach (var interrupt in outcome.Interrupts)
        {
            if (interrupt.ActionRequests.Count == 0)
            {
                if (await AnswerAsync(interrupt, cancellationToken) is not { } answer)
                {
                    return null;
                }

                decisions.Add(answer);
            }

            foreach (var action in interrupt.ActionRequests)
            {
                if (await DecideAsync(action, cancellationToken) is not { } decision)
                {
                    return null;
                }

                decisions.Add(decision);
            }
        }

        return decisions;
    }

    private static async Task<Decision?> AnswerAsync(RunInterrupt interrupt, CancellationToken cancellationToken)
    {
        Terminal.WriteLine($"The agent asks: {HumanInput.QuestionOf(interrupt)}");
        return await Terminal.ReadAsync("answer> ", cancellationToken) is { } answer ? interrupt.Answer(answer) : null;
    }

    private static async Task<Decision?> DecideAsync(ActionRequest action, CancellationToken cancellationToken)
    {
        Terminal.WriteLine($"The agent wants to use {action.Name}: {HumanInput.Show(action.Arguments)}");
        if (action.Description is { } description)
        {
            Terminal.WriteLine(description);
        }

        var allowed = Array.FindAll(Choices, choice => action.AllowedDecisions.Contains(choice.Kind));
        if (allowed.Length == 0)
        {
            throw new InvalidOperationException("This program knows none of the decisions that the agent accepts.");
        }

        var prompt = $"{string.Join(", ", allowed.Select(choice => choice.Label))}? ";
        while (await Terminal.ReadAsync(prompt, cancellationToken) is { } key)
        {
            var chosen = Array.Find(allowed, choice => choice.Key == key);
            if (chosen.Key is not null)
            {
                return await CompleteAsync(action, chosen.Kind, cancellationToken);
            }
        }

        return null;
    }

    private static async Task<Decision?> CompleteAsync(ActionRequest action, DecisionKind kind, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case DecisionKind.Approve:
                return action.Approve();
            case DecisionKind.Edit:
                return await EditAsync(action, cancellationToken);
            case DecisionKind.Reject:
                var reason = await Terminal.ReadAsync("reason (may be empty)> ", cancellationToken);
                return reason is null ? null : action.Reject(reason.Length > 0 ? reason : null);
            default:
                return await Terminal.ReadAsync("result for the agent> ", cancellationToken) is { } result ? action.Respond(result) : null;
        }
    }

    private static async Task<Decision?> EditAsync(ActionRequest action, CancellationToken cancellationToken)
    {
        while (await Terminal.ReadAsync("new arguments, as JSON on one line> ", cancellationToken) is { } json)
        {
            try
            {
                return action.Edit(action.Name, HumanInput.ReadArguments(json));
            }
            catch (FormatException wrong)
            {
                Terminal.WriteLine($"! {wrong.Message}");
            }
        }

        return null;
    }
}
