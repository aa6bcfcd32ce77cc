using Microsoft.Extensions.Logging;
using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>What both services are configured by. A client takes a copy when it is made; later changes do not reach it.</summary>
public abstract class ClientOptions
{
    private protected ClientOptions()
    {
    }

    /// <summary>The key that the service knows the caller by. It is sent to <see cref="Endpoint"/> and nowhere else.</summary>
    /// <value><see langword="null"/> by default: then <see cref="ApiKeyProvider"/> or the environment is asked.</value>
    [JsonIgnore]
    [System.Text.Json.Serialization.JsonIgnore]
    public string? ApiKey { get; set; }

    /// <summary>Asked for the key before every request, for keys that rotate. Beats <see cref="ApiKey"/>.</summary>
    /// <value><see langword="null"/> by default.</value>
    [JsonIgnore]
    [System.Text.Json.Serialization.JsonIgnore]
    public Func<CancellationToken, ValueTask<string>>? ApiKeyProvider { get; set; }

    /// <summary>
    /// Where the service is. A host alone is enough: the path of the service, or the rest of it, is added where it is missing. It must be
    /// https, except for loopback (<c>localhost</c>, <c>*.localhost</c>, loopback addresses), and may hold neither user info, query nor
    /// fragment.
    /// </summary>
    /// <value><see langword="null"/> by default: the environment is asked, and then the service's own address where it has one.</value>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// The application that the requests come from, such as <c>Shop/1.4</c>. It stands in the <c>User-Agent</c> header before the name and
    /// the version of this library. One or more products, each a name with an optional version, separated by single spaces; at most 200
    /// characters.
    /// </summary>
    /// <value><see langword="null"/> by default: the header names this library alone.</value>
    public string? Application { get; set; }

    /// <summary>How long to wait for what.</summary>
    /// <value>Limits for all of it by default, as each member of <see cref="TimeoutOptions"/> says.</value>
    public TimeoutOptions Timeouts { get; set; } = new();

    /// <summary>How often, and after how long, a request is repeated that failed for a passing reason.</summary>
    /// <value>Twice by default, as <see cref="RetryOptions"/> says.</value>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>
    /// The greatest size in bytes, decompressed, of the body of an answer, and of one event of a stream. One that is larger ends in a
    /// <see cref="DeepAgentsResponseException"/>, and of a stream in a <see cref="StreamInterruptedException"/>, before it fills the
    /// memory.
    /// </summary>
    /// <value>64 MiB by default.</value>
    public int MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// How many JSON values (objects, lists, texts, numbers, and so on) the body of an answer may hold, and one event of a stream. A few
    /// bytes of JSON can take a hundred times
    /// as much memory. More values end in the same exceptions as more bytes.
    /// </summary>
    /// <value>1,000,000 by default.</value>
    public int MaxResponseValues { get; set; } = 1_000_000;

    /// <summary>
    /// Where calls, retries and failures are logged, under <see cref="DeepAgentsDiagnostics.LogCategory"/>; keys and bodies never.
    /// </summary>
    /// <value><see langword="null"/> by default: a container's own factory, and without a container none.</value>
    [JsonIgnore]
    [System.Text.Json.Serialization.JsonIgnore]
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// Whether plain http is allowed to hosts that are not loopback. The key then travels readable for everyone on the way. Can be
    /// set in code only, never from configuration or the environment.
    /// </summary>
    /// <value><see langword="false"/> by default.</value>
    public bool AllowInsecureHttp { get; set; }

    /// <summary>The clock of every delay and limit, for tests.</summary>
    /// <value><see cref="TimeProvider.System"/> by default.</value>
    [JsonIgnore]
    [System.Text.Json.Serialization.JsonIgnore]
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The type and the endpoint; the key never.</summary>
    public override string ToString() => $"{GetType().Name} {{ Endpoint = {Endpoint?.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)} }}";
}
