using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DeepAgents;

/// <summary>
/// The checked, immutable copy of the options that a client works with. Code beats configuration (both are in the options by then)
/// beats environment, and an endpoint from the environment counts only together with a key from it: a stray variable must not send
/// a key elsewhere.
/// </summary>
internal sealed class ClientSettings
{
    private static readonly string[] Schemes = ["Bearer ", "Basic ", "Token ", "ApiKey "];

    private readonly Func<CancellationToken, ValueTask<string>> _keyProvider;

    // The last one that was found to be in order: nearly always it is the same one again.
    private string? _checkedKey;

    private ClientSettings(
        ServiceProfile service, Uri endpoint, Func<CancellationToken, ValueTask<string>> keyProvider, ClientOptions options, ILoggerFactory? loggerFactory)
    {
        Service = service;
        Endpoint = endpoint;
        _keyProvider = keyProvider;
        Timeouts = options.Timeouts.Copy();
        Retry = options.Retry.Copy();
        TimeProvider = options.TimeProvider;
        MaxResponseBytes = options.MaxResponseBytes;
        MaxResponseValues = options.MaxResponseValues;
        UserAgent = DeepAgents.UserAgent.Of(options.Application);
        HasKeyProvider = options.ApiKeyProvider is not null;
        Logger = (options.LoggerFactory ?? loggerFactory)?.CreateLogger(DeepAgentsDiagnostics.LogCategory) ?? NullLogger.Instance;
    }

    public ServiceProfile Service { get; }

    /// <summary>The address that every path is relative to; it ends in a slash.</summary>
    public Uri Endpoint { get; }

    public TimeoutOptions Timeouts { get; }

    public RetryOptions Retry { get; }

    public TimeProvider TimeProvider { get; }

    public int MaxResponseBytes { get; }

    public int MaxResponseValues { get; }

    public string UserAgent { get; }

    /// <summary>Whether the key may be another one the next time that it is asked for.</summary>
    public bool HasKeyProvider { get; }

    public ILogger Logger { get; }

    /// <summary>Checks the options and fills them up from the environment.</summary>
    /// <exception cref="DeepAgentsConfigurationException">A setting is missing or wrong; every one of them is named.</exception>
    public static ClientSettings Create(
        ClientOptions options, ServiceProfile service, Func<string, string?> environment, ILoggerFactory? loggerFactory = null)
    {
        var problems = new List<string>();
        var fromEnvironment = options.ApiKey is null && options.ApiKeyProvider is null;
        var key = fromEnvironment ? First(service.KeyVariables, environment) : options.ApiKey;
        var endpoint = ResolveEndpoint(options, service, environment, fromEnvironment && key is not null, problems);
        if (options.ApiKeyProvider is null)
        {
            CheckKey(key, KeySetting(service), service, problems);
        }

        CheckLimit(options.Timeouts?.Connect, $"{service.OptionsName}.Timeouts.Connect", problems);
        CheckLimit(options.Timeouts?.Request, $"{service.OptionsName}.Timeouts.Request", problems);
        CheckLimit(options.Timeouts?.Total, $"{service.OptionsName}.Timeouts.Total", problems);
        CheckLimit(options.Timeouts?.StreamIdle, $"{service.OptionsName}.Timeouts.StreamIdle", problems);
        if (options.Retry is not { MaxRetries: >= 0 } retry || retry.BaseDelay < TimeSpan.Zero || retry.MaxDelay < TimeSpan.Zero)
        {
            problems.Add($"{service.OptionsName}.Retry must be there, and hold nothing negative.");
        }

        CheckLimit(options.MaxResponseBytes, $"{service.OptionsName}.{nameof(ClientOptions.MaxResponseBytes)}", problems);
        CheckLimit(options.MaxResponseValues, $"{service.OptionsName}.{nameof(ClientOptions.MaxResponseValues)}", problems);

        if (options.Application is { Length: > 0 } application && !DeepAgents.UserAgent.IsApplication(application))
        {
            problems.Add(
                $"{service.OptionsName}.Application must be a product such as Shop/1.4, or several with single spaces between them.");
        }

        if (options.TimeProvider is null)
        {
            problems.Add($"{service.OptionsName}.TimeProvider is null.");
        }

        if (problems.Count > 0)
        {
            throw new DeepAgentsConfigurationException(problems);
        }

        var fixedKey = key!;
        return new ClientSettings(service, endpoint!, options.ApiKeyProvider ?? (_ => new ValueTask<string>(fixedKey)), options, loggerFactory);
    }

    /// <summary>The key for one request.</summary>
    /// <param name="own">The key of the call, if it has one. An empty key throws: the key of another tenant must not take its place.</param>
    /// <param name="cancellationToken">Ends the wait for the key.</param>
    public async ValueTask<string> GetKeyAsync(string? own, CancellationToken cancellationToken)
    {
        if (own is not null)
        {
            return Checked(own, $"{nameof(RequestOptions)}.{nameof(RequestOptions.ApiKey)}");
        }

        var key = await _keyProvider(cancellationToken).ConfigureAwait(false);
        if (_checkedKey is { } known && ReferenceEquals(key, known))
        {
            return known;
        }

        return _checkedKey = Checked(key, $"{Service.OptionsName}.ApiKeyProvider");
    }

    private string Checked(string? key, string setting)
    {
        var problems = new List<string>();
        CheckKey(key, setting, Service, problems);
        return problems.Count == 0 ? key! : throw new DeepAgentsConfigurationException(problems);
    }

    private static Uri? ResolveEndpoint(ClientOptions options, ServiceProfile service, Func<string, string?> environment, bool keyIsFromEnvironment, List<string> problems)
    {
        var endpoint = options.Endpoint;
        var setting = $"{service.OptionsName}.Endpoint";
        if (endpoint is null && keyIsFromEnvironment && First(service.EndpointVariables, environment) is { } text)
        {
            setting = string.Join(" or ", service.EndpointVariables);
            if (!Uri.TryCreate(text, UriKind.Absolute, out endpoint))
            {
                problems.Add($"{setting} is not an absolute URL such as https://example.com.");
                return null;
            }
        }

        endpoint ??= service.DefaultEndpoint;
        if (endpoint is null)
        {
            problems.Add($"No endpoint: set {setting}, or {string.Join(" or ", service.EndpointVariables)} together with a key in the environment.");
            return null;
        }

        return EndpointAddress.Normalize(endpoint, setting, service, options.AllowInsecureHttp, problems);
    }

    private static string? First(IReadOnlyList<string> variables, Func<string, string?> environment) =>
        variables.Select(environment).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))?.Trim();

    /// <summary>Adds what is wrong with a key to the problems, without the key.</summary>
    private static void CheckKey(string? key, string setting, ServiceProfile service, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            problems.Add(setting == KeySetting(service) ? MissingKey(setting, service) : $"{setting} holds no key.");
        }
        else if (Schemes.FirstOrDefault(scheme => key!.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) is { } scheme)
        {
            problems.Add($"{setting} begins with '{scheme.TrimEnd()}'. Set the key alone: the client adds what belongs before it.");
        }
        else if (key!.Any(c => c is <= ' ' or > '~'))
        {
            problems.Add(
                $"{setting} holds a space, a line break or a character outside ASCII; look for a stray line end where it is stored.");
        }
        else if (key![0] is '"' or '\'' or '`' || key[key.Length - 1] is '"' or '\'' or '`')
        {
            problems.Add($"{setting} has quotation marks around it. Remove them where it is stored.");
        }
    }

    private static string KeySetting(ServiceProfile service) => $"{service.OptionsName}.{nameof(ClientOptions.ApiKey)}";

    private static string MissingKey(string setting, ServiceProfile service)
    {
        var problem = $"No API key: set {setting} (or ApiKeyProvider), or {string.Join(" or ", service.KeyVariables)} in the environment.";
        return service.KeyVariables.Count == 0 || service.EndpointVariables.Count == 0
            ? problem
            : $"{problem} To try it without a key, run deepagents-emulator --port 8123 " +
              $"and set {service.KeyVariables[0]}=any and {service.EndpointVariables[0]}=http://127.0.0.1:8123.";
    }

    private static void CheckLimit(int limit, string setting, List<string> problems)
    {
        if (limit <= 0)
        {
            problems.Add($"{setting} must be positive.");
        }
    }

    private static void CheckLimit(TimeSpan? limit, string setting, List<string> problems)
    {
        if (limit is null || (limit <= TimeSpan.Zero && limit != Timeout.InfiniteTimeSpan))
        {
            problems.Add($"{setting} must be positive, or infinite.");
        }
    }
}
