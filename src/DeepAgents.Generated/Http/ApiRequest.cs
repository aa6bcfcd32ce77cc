using System.Text;
using System.Text.Json;

namespace DeepAgents;

/// <summary>
/// One request in the making. The generated methods fill it; every value is escaped here, and what could change the path or break a
/// header is refused before anything is sent.
/// </summary>
internal sealed class ApiRequest(string operation, string method, string path, RetrySafety retry, RequestOptions? options) : IDisposable
{
    private static readonly Dictionary<string, HttpMethod> Methods = new(StringComparer.Ordinal)
    {
        ["GET"] = HttpMethod.Get,
        ["POST"] = HttpMethod.Post,
        ["PUT"] = HttpMethod.Put,
        ["PATCH"] = new HttpMethod("PATCH"),
        ["DELETE"] = HttpMethod.Delete,
    };

    private StringBuilder? _query;
    private List<KeyValuePair<string, string>>? _headers;
    private readonly string _operation = operation;
    private string _path = path;
    private RequestBody? _body;

    /// <summary>
    /// The name of the operation in messages, logs and traces, for example <c>Agents.Get</c>. That of a path of the caller's own holds
    /// its ids.
    /// </summary>
    public string Operation => Template is null ? Secrets.Scrubber.Scrub(_operation) : _operation;

    public string Method { get; } = method;

    /// <summary>The path as the contract has it, with its parameters in braces; <see langword="null"/> for a path of the caller's own.</summary>
    public string? Template { get; init; } = path;

    /// <summary>The agent that the body names, or <see langword="null"/>.</summary>
    public string? AgentId { get; private set; }

    /// <summary>Whether it may be repeated; a request that was made safe says so here.</summary>
    public RetrySafety Retry { get; set; } = retry;

    public RequestOptions? Options { get; } = options;

    /// <summary>How often it was sent so far.</summary>
    public int Attempt { get; set; }

    /// <summary>Who listens to the call, or <see langword="null"/>.</summary>
    public CallTrace? Trace { get; set; }

    /// <summary>What nobody may see, not even when the server repeats it: of this call, or of the operation that it is part of.</summary>
    public CallSecrets Secrets { get; init; } = options?.Secrets ?? new CallSecrets();

    /// <summary>
    /// Whether the request asks the server to keep the events of the stream, so that a broken stream can be resumed. Servers send
    /// <c>Location</c> on every stream, also if the events are not kept.
    /// </summary>
    public bool IsResumable { get; init; }

    /// <summary>What the answer must be sent as; <see langword="null"/> for anything.</summary>
    public string Accept { get; set; } = "application/json";

    /// <summary>The limit of an operation that waits on purpose, or <see langword="null"/> for the client's own.</summary>
    public TimeSpan? OwnTimeout { get; set; }

    /// <summary>The member that holds the result where a server wraps it in an object, or <see langword="null"/>.</summary>
    public string? Envelope { get; set; }

    public void Path(string name, object value, string parameter) =>
        _path = _path.Replace("{" + name + "}", PathSegment.Escape(WireText.Of(value), parameter));

    /// <summary>Adds a value, or each value of a list under the same name; <see langword="null"/> adds nothing.</summary>
    public void Query(string name, object? value)
    {
        if (value is not null)
        {
            foreach (var text in WireText.Each(value))
            {
                Add(_query ??= new StringBuilder(), name, text);
            }
        }
    }

    /// <summary>A query parameter that the operation cannot do without.</summary>
    public void Query(string name, object? value, string parameter) => Query(name, value ?? throw new ArgumentNullException(parameter));

    /// <summary>A switch whose wire form is one certain text, or nothing.</summary>
    public void Flag(string name, bool? value, string text) => Query(name, value == true ? text : null);

    public void Header(string name, object? value)
    {
        if (WireText.Of(value) is { } text)
        {
            (_headers ??= []).Add(new(name, HeaderText.Check(name, text)));
        }
    }

    public void Header(string name, object? value, string parameter) => Header(name, value ?? throw new ArgumentNullException(parameter));

    public void Body(object body, string parameter)
    {
        if (body is null)
        {
            throw new ArgumentNullException(parameter);
        }

        OptionalBody(body, parameter);
    }

    public void OptionalBody(object? body, string parameter)
    {
        try
        {
            body = body is IChecksBeforeSending request ? request.ToSend() : body;
            Secrets.Add((body as IHasSecrets)?.Secrets ?? []);
            _body = body is null ? null : WireJson.Write(body);
            AgentId = (body as INamesAgent)?.AgentId;
        }
        catch (Exception exception) when (exception is JsonException or Newtonsoft.Json.JsonException or ArgumentException)
        {
            var cause = SafeException.Of(exception, Secrets.Scrubber);
            throw new ArgumentException($"{Operation} cannot be sent: {cause.Message}", parameter, cause);
        }
    }

    /// <summary>Adds what is secret in the caller's options as they are now; they may change between two tries.</summary>
    public void AddSecretsOfOptions()
    {
        if (Options is { Headers.Count: > 0 })
        {
            Secrets.Add(HeaderSecrets.Of(Options.Headers));
        }

        if (Options?.ApiKey is { } key)
        {
            Secrets.AddKey(key);
        }
    }

    /// <summary>The address without its query, which may hold what is nobody's business.</summary>
    public string AddressWithoutQuery(Uri endpoint) => new Uri(endpoint, _path).GetLeftPart(UriPartial.Path);

    /// <summary>The parameters of the path and their values, in the order of the path.</summary>
    public IEnumerable<KeyValuePair<string, string>> PathParameters() => Template is null
        ? []
        : Template.Split('/')
            .Zip(_path.Split('/'), static (name, value) => new KeyValuePair<string, string>(name, value))
            .Where(static pair => pair.Key.Length > 0 && pair.Key[0] == '{')
            .Select(static pair => new KeyValuePair<string, string>(pair.Key.Trim('{', '}'), Uri.UnescapeDataString(pair.Value)));

    /// <summary>Makes the message. Each try needs a new one.</summary>
    /// <param name="endpoint">The address of the service.</param>
    /// <param name="keyHeader">The header of the key, which the caller cannot set.</param>
    /// <param name="key">The key.</param>
    /// <param name="userAgent">The <c>User-Agent</c>, unless the caller sets one.</param>
    public HttpRequestMessage ToMessage(Uri endpoint, string keyHeader, string key, string userAgent)
    {
        var message = new HttpRequestMessage(Methods.TryGetValue(Method, out var known) ? known : new HttpMethod(Method), new Uri(endpoint, _path + Query()));
#if !NETSTANDARD2_0
        // Many long polls share a few connections where the server offers HTTP/2; all others get HTTP/1.1 as before.
        message.Version = System.Net.HttpVersion.Version20;
        message.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
#endif
        message.Content = _body?.ToContent();
        message.Headers.TryAddWithoutValidation("Accept", Accept);
        message.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        foreach (var header in _headers ?? [])
        {
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        foreach (var header in Options?.Headers ?? Enumerable.Empty<KeyValuePair<string, string>>())
        {
            message.Headers.Remove(HeaderText.CheckName(header.Key, keyHeader));
            message.Headers.TryAddWithoutValidation(header.Key, HeaderText.Check(header.Key, header.Value));
        }

        message.Headers.TryAddWithoutValidation(keyHeader, key);
        if (Options?.Headers is not { Count: > 0 } || !message.Headers.Contains("Accept-Encoding"))
        {
            message.Headers.TryAddWithoutValidation("Accept-Encoding", Compression.Accepted);
        }

        return message;
    }

    /// <summary>Gives back what was borrowed. Nothing can be sent any more.</summary>
    public void Dispose() => _body?.Dispose();

    private string? Query()
    {
        var query = _query;
        foreach (var pair in Options?.Query ?? Enumerable.Empty<KeyValuePair<string, string>>())
        {
            query = new StringBuilder(query?.ToString());
            Add(query, pair.Key, pair.Value);
        }

        return query?.ToString();
    }

    private void Add(StringBuilder query, string name, string value) =>
        query.Append(query.Length == 0 && _path.IndexOf('?') < 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
}
