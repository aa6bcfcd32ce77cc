using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace DeepAgents;

/// <summary>By what name something is told of, and to which log.</summary>
/// <param name="Name">The name of the member that was called, such as <c>Threads.WaitForIdle</c>.</param>
/// <param name="Service">The name of the service, or <see langword="null"/> for none.</param>
/// <param name="Logger">The log, or <see langword="null"/> for none.</param>
/// <param name="IdTag">The tag that says what it is about, or <see langword="null"/> for none.</param>
/// <param name="Id">The value of that tag.</param>
/// <param name="Secrets">What must not be in that value.</param>
internal readonly record struct SpanLabel(
    string Name, string? Service = null, ILogger? Logger = null, string? IdTag = null, string? Id = null, CallSecrets? Secrets = null)
{
    private const int MaxIdLength = 200;

    /// <summary>An id as the value of a tag: the caller's, who may have it from a server.</summary>
    public static string Show(string id, SecretScrubber scrubber) => SafeText.Escape(scrubber.Scrub(id), MaxIdLength);

    /// <summary>Starts a span of this name, which gives <see langword="null"/> where nobody listens.</summary>
    public Activity? Start()
    {
        var span = Telemetry.Source.StartActivity(Name);
        span?.SetTag("deepagents.service", Service);
        return span;
    }

    /// <summary>Ends a span. Only now are all secrets known that its id may be equal to.</summary>
    public void End(Activity? span)
    {
        if (span is { IsAllDataRequested: true } && IdTag is not null && Id is not null)
        {
            span.SetTag(IdTag, Show(Id, Secrets?.Scrubber ?? SecretScrubber.None));
        }

        span?.Dispose();
    }
}
