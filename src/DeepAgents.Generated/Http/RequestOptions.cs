using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>
/// Settings of one call. The optional parameters of an operation are members of a class that derives from this one. Nothing in
/// here is changed by the call, so one object may serve many calls.
/// </summary>
public class RequestOptions
{
    /// <summary>How long the call may take with all its tries, up to the last byte of the answer (of a stream: up to its first).</summary>
    /// <value><see langword="null"/> by default: <see cref="TimeoutOptions.Request"/> and <see cref="TimeoutOptions.Total"/> of the client count.</value>
    public TimeSpan? Timeout { get; set; }

    /// <summary>How often the request is repeated after a passing failure, where it may be repeated at all; 0 for never.</summary>
    /// <value><see langword="null"/> by default: <see cref="RetryOptions.MaxRetries"/> of the client counts.</value>
    public int? MaxRetries { get; set; }

    /// <summary>
    /// The key of this one call, for services that act for several tenants. It beats <see cref="ClientOptions.ApiKeyProvider"/> and
    /// <see cref="ClientOptions.ApiKey"/>, and is hidden in messages as these are. An empty key throws
    /// <see cref="DeepAgentsConfigurationException"/>.
    /// </summary>
    /// <value><see langword="null"/> by default: the key of the client is sent.</value>
    [JsonIgnore]
    [System.Text.Json.Serialization.JsonIgnore]
    public string? ApiKey { get; set; }

    /// <summary>
    /// Headers to send beside those that the operation sends; a <c>User-Agent</c> replaces that of the client. The header of the key
    /// (use <see cref="ApiKey"/>), <c>Host</c>, <c>Transfer-Encoding</c>, headers that begin with <c>Content-</c>, and control characters
    /// throw <see cref="ArgumentException"/>.
    /// </summary>
    /// <value>Empty by default.</value>
    [JsonIgnore]
    [System.Text.Json.Serialization.JsonIgnore]
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Query parameters to send beside those of the operation. They are escaped here.</summary>
    /// <value>Empty by default.</value>
    [JsonIgnore]
    [System.Text.Json.Serialization.JsonIgnore]
    public IDictionary<string, string> Query { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Called with the head of every answer, be it a success or a failure, before the call goes on: so once for each try that was answered.</summary>
    /// <value><see langword="null"/> by default.</value>
    [JsonIgnore]
    [System.Text.Json.Serialization.JsonIgnore]
    public Action<ResponseInfo>? OnResponse { get; set; }

    /// <summary>The secrets of the operation that the call is part of, or <see langword="null"/> for a call of its own.</summary>
    internal CallSecrets? Secrets { get; private set; }

    /// <summary>The options of a call that is part of an operation; those of the caller stay as they are.</summary>
    internal static T Within<T>(CallSecrets secrets, T? options = null)
        where T : RequestOptions, new() =>
        (options ?? new T()).Copy<T>(copy => copy.Secrets = secrets);

    /// <summary>The same options with a change; these stay as they are.</summary>
    internal T Copy<T>(Action<T> change)
        where T : RequestOptions
    {
        var copy = (T)MemberwiseClone();
        change(copy);
        return copy;
    }
}
