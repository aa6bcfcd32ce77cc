namespace DeepAgents.Emulator;

/// <summary>Which requests fail, and how. A rule without <see cref="Nth"/>, <see cref="Probability"/> and <see cref="Times"/> is for every request that fits.</summary>
public sealed class FaultRule
{
    /// <summary>What goes wrong.</summary>
    /// <value>The default is <see cref="FaultKind.Status"/>.</value>
    public FaultKind Kind { get; set; }

    /// <summary>The HTTP method of the requests, whatever its case; null for all.</summary>
    /// <value>The default is null.</value>
    public string? Method { get; set; }

    /// <summary>
    /// The path of the requests from the root on, without the query; <c>*</c> stands for any characters within a segment and
    /// <c>**</c> for any at all: <c>/v1/deepagents/threads/*</c>, <c>/api/**</c>. Null for all.
    /// </summary>
    /// <value>The default is null.</value>
    public string? Path { get; set; }

    /// <summary>The request that fails, counted from 1 over those that fit; null for no such choice.</summary>
    /// <value>The default is null.</value>
    public int? Nth { get; set; }

    /// <summary>The probability, 0 to 1, that a request fails; decided by the scenario's seed.</summary>
    /// <value>The default is 1.</value>
    public double Probability { get; set; } = 1;

    /// <summary>How many requests fail at most; null for no limit.</summary>
    /// <value>The default is null.</value>
    public int? Times { get; set; }

    /// <summary>Whether the request takes effect before it fails; the faults of a body imply it.</summary>
    /// <value>The default is false.</value>
    public bool AfterEffect { get; set; }

    /// <summary>The status of the kinds that have one, 400 to 599; null for 500, for 502 with HTML, and for 503 with an empty body.</summary>
    /// <value>The default is null.</value>
    public int? Status { get; set; }

    /// <summary>The <c>Retry-After</c> of the kinds that have a status, in whole seconds; null for none.</summary>
    /// <value>The default is null.</value>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>How long the request waits before it fails.</summary>
    /// <value>The default is zero.</value>
    public TimeSpan Delay { get; set; }

    /// <summary>How many bytes of the body are sent before it breaks; null for half of it, and for 64 bytes of a stream.</summary>
    /// <value>The default is null.</value>
    public int? AfterBytes { get; set; }

    /// <summary>The content type of <see cref="FaultKind.ContentType"/>.</summary>
    /// <value>The default is <c>text/plain</c>.</value>
    public string ContentType { get; set; } = "text/plain";

    /// <summary>Where a redirect points to.</summary>
    /// <value>The default is <c>https://elsewhere.invalid/</c>.</value>
    public string Location { get; set; } = "https://elsewhere.invalid/";
}
