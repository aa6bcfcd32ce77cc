using DeepAgents.LangSmith;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace DeepAgents.Tests.Secrets;

/// <summary>The recipe of docs/serialization.md keeps the secrets of models out of a logger that takes objects apart.</summary>
public sealed class DestructuringTests
{
    private const string Secret = "Hk41QzWm93Xr";

    [Test]
    public void A_logger_that_is_told_so_writes_the_text_of_a_model()
    {
        var sink = new Sink();
        using var logger = new LoggerConfiguration().Destructure
            .ByTransformingWhere<JsonModel>(type => typeof(JsonModel).IsAssignableFrom(type), model => model.ToString())
            .WriteTo.Sink(sink).CreateLogger();
        var server = new McpServer { Id = "m1", Headers = [new McpServerHeader { Key = "Authorization", Value = Secret }] };

        logger.Information("{@Server} {@Servers} {Plain}", server, new[] { server }, server);

        Assert.That(sink.Written, Is.EqualTo("\"McpServer m1\" [\"McpServer m1\"] \"McpServer m1\""));
    }

    private sealed class Sink : ILogEventSink
    {
        public string Written { get; private set; } = "";

        public void Emit(LogEvent logEvent) => Written += logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture);
    }
}
