using DeepAgents.Tests.Fuzzing.Outcomes;
using DeepAgents.Tests.Fuzzing.Wire;

namespace DeepAgents.Tests.Fuzzing;

/// <summary>Runs one case, and judges what becomes of it.</summary>
internal static class FuzzRunner
{
    private static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(30);

    public static async Task<Outcome> RunAsync(FuzzCase one)
    {
        // On a thread of its own, so that a loop that never waits is noticed as well.
        var run = Task.Run(() => JudgeAsync(one));
        using var stop = new CancellationTokenSource();
        var isDone = await Task.WhenAny(run, Task.Delay(HangLimit, stop.Token)) == run;
        await stop.CancelAsync();
        return isDone ? await run : new Outcome("hang", IsSuccess: false, $"It did not end within {HangLimit.TotalSeconds} s.");
    }

    private static async Task<Outcome> JudgeAsync(FuzzCase one)
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        using var handler = new AnsweringHandler(one.Answers, clock);
        var (type, failure) = await CallAsync(one, handler, clock);
        return new Outcome(type, one.Answer.IsSuccess && handler.HasGiven(one.Answer), failure);
    }

    private static async Task<(string Type, string? Failure)> CallAsync(FuzzCase one, AnsweringHandler handler, ManualTimeProvider clock)
    {
        object? result;
        try
        {
            result = await one.Operation.CallAsync(handler, clock, one.Retries);
        }
        catch (DeepAgentsException exception)
        {
            return (exception.GetType().Name, Check("its exception", () => ValueWalk.Of(exception)));
        }
        catch (Exception exception)
        {
            return (exception.GetType().Name, exception.ToString());
        }

        return (Outcome.Model, Check("its model", () => CheckModel(result)));
    }

    private static void CheckModel(object? result)
    {
        var walk = ValueWalk.Of(result);
        if (result is JsonModel or IEnumerable<JsonModel>)
        {
            RoundTrip.Of(result, walk.LacksRequired);
        }
    }

    private static string? Check(string what, Action look)
    {
        try
        {
            look();
            return null;
        }
        catch (Exception exception)
        {
            return $"Looking at {what}: {exception}";
        }
    }
}
