using System.Reflection;
using Microsoft.Extensions.Logging;

namespace DeepAgents.Tests.Diagnostics;

/// <summary>What people filter their logs by does not change: ids, levels, names and the names of values.</summary>
public sealed class ClientLogTests
{
    private static readonly string[] CheckedIn =
    [
        "1 Debug Answered: Operation, Status, Attempt, Milliseconds, RequestId",
        "2 Information Retrying: Operation, Milliseconds, Attempt, Error",
        "3 Warning Failed: Operation, Attempt, Milliseconds, Error, RequestId",
        "4 Information KeyChanged: Operation, Status",
        "5 Information StreamResumed: Operation, Number, Error",
        "6 Debug Polled: Operation, Attempt, Verdict, State, Milliseconds",
        "7 Information PollFaultTolerated: Operation, Attempt, Error, Milliseconds",
        "8 Debug WaitEnded: Operation, Outcome, Attempts, Milliseconds, State",
        "9 Warning WaitFailed: Operation, Outcome, Attempts, Milliseconds, State, Error",
        "10 Debug StreamEnded: Operation, Outcome, Events, Milliseconds, FirstMilliseconds",
    ];

    private static IEnumerable<MethodInfo> Messages =>
        typeof(ClientLog).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.IsDefined(typeof(LoggerMessageAttribute)));

    [Test]
    public void Events_are_as_they_were() => Assert.That(Messages.Select(Tell), Is.EqualTo(CheckedIn));

    [Test]
    public void No_id_is_used_twice() => Assert.That(Messages.Select(Told).Select(told => told.Id.Id), Is.Unique);

    /// <summary>The events as they arrive at a log, and not as the attributes have them.</summary>
    private static string Tell(MethodInfo message)
    {
        var (level, id, values) = Told(message);
        Assert.That(id.Name, Is.EqualTo(message.Name));
        return $"{id.Id} {level} {id.Name}: {string.Join(", ", values)}";
    }

    private static (LogLevel Level, EventId Id, IEnumerable<string> Values) Told(MethodInfo message)
    {
        var log = new EventLog();
        message.Invoke(null, [.. message.GetParameters().Select(p => p.ParameterType == typeof(ILogger) ? log
            : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType)
            : "text")]);
        return log.Events.Single();
    }

    private sealed class EventLog : ILogger
    {
        public List<(LogLevel, EventId, IEnumerable<string>)> Events { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Events.Add((logLevel, eventId, ((IEnumerable<KeyValuePair<string, object?>>)state!).Select(pair => pair.Key).Where(key => key != "{OriginalFormat}")));
    }
}
