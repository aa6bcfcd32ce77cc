using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace DeepAgents.Tests.Secrets;

/// <summary>Keeps all that is logged at any level: messages, their values, scopes and exceptions.</summary>
internal sealed class LogCollector(ConcurrentQueue<string> texts) : ILoggerFactory, ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Keep(state);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        texts.Enqueue($"log: {formatter(state, exception)} {exception}");
        Keep(state);
    }

    private void Keep(object? state)
    {
        texts.Enqueue($"log: {state}");
        foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            texts.Enqueue($"log: {name} = {value}");
        }
    }
}
