using Microsoft.Extensions.Logging;

namespace DeepAgents.Tests.Diagnostics;

/// <summary>Keeps what is logged, at every level.</summary>
internal sealed class LogRecorder : ILoggerFactory, ILogger
{
    private readonly List<(LogLevel Level, int Id, string Text)> _lines = [];

    public IReadOnlyList<(LogLevel Level, int Id)> Lines => [.. _lines.Select(line => (line.Level, line.Id))];

    public IReadOnlyList<string> Texts => [.. _lines.Select(line => line.Text)];

    public ILogger CreateLogger(string categoryName)
    {
        Assert.That(categoryName, Is.EqualTo(DeepAgentsDiagnostics.LogCategory));
        return this;
    }

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Add((logLevel, eventId.Id, formatter(state, exception)));

    public void Dispose()
    {
    }
}
