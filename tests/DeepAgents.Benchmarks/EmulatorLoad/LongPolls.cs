using System.Diagnostics;

namespace DeepAgents.Benchmarks.EmulatorLoad;

/// <summary>Holds many long polls open at once, and then lets all of them be answered by one decision.</summary>
internal static class LongPolls
{
    private const string Operation = "GET /v1/deepagents/auth-sessions/{session_id}";

    /// <summary>Shorter than a window, so that no poll ends before all are held.</summary>
    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(20);

    public static async Task<LongPollFigures> RunAsync(EmulatorProcess emulator, LoadClient client, int count)
    {
        var session = await client.CreateAuthSessionAsync();
        var before = emulator.Memory;
        var opened = Stopwatch.GetTimestamp();
        var polls = Enumerable.Range(0, count).Select(_ => PollAsync(client, session)).ToList();
        var held = 0L;
        while (held < count && Stopwatch.GetElapsedTime(opened) < LongestOpening && !polls.Exists(poll => poll.IsFaulted))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
            held = (await client.GetAsync("_emulator/ledger"))["requests"]![Operation]?.GetValue<long>() ?? 0;
        }

        var opening = Stopwatch.GetElapsedTime(opened);
        var memory = emulator.Memory - before;
        var decided = Stopwatch.GetTimestamp();
        await client.ApproveAsync(session);
        var outcomes = await Task.WhenAll(polls);
        return new LongPollFigures(
            (int)held, opening, memory / Math.Max(1, held), Stopwatch.GetElapsedTime(decided), outcomes.Count(outcome => outcome != "COMPLETED"));
    }

    private static async Task<string> PollAsync(LoadClient client, string session)
    {
        try
        {
            return (await client.GetAsync($"v1/deepagents/auth-sessions/{session}?wait_seconds=25"))["status"]!.GetValue<string>();
        }
        catch (HttpRequestException failure)
        {
            return failure.Message;
        }
    }
}
