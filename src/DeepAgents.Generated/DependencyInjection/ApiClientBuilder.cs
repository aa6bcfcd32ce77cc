using Microsoft.Extensions.DependencyInjection;

namespace DeepAgents;

/// <summary>Configures a registration further.</summary>
public sealed class ApiClientBuilder
{
    internal ApiClientBuilder(string? name, IHttpClientBuilder httpClientBuilder)
    {
        Name = name;
        HttpClientBuilder = httpClientBuilder;
    }

    /// <summary>The key of a named registration, or <see langword="null"/> for the one without a name.</summary>
    public string? Name { get; }

    /// <summary>The services that the client is registered in.</summary>
    public IServiceCollection Services => HttpClientBuilder.Services;

    /// <summary>
    /// The handlers that requests go through: add handlers, or replace the primary one (a proxy, a client certificate). A primary
    /// handler should not follow redirects, because the key would go along. Settings of <see cref="HttpClient"/> itself, such as its
    /// timeout, have no effect: limits are <see cref="ClientOptions.Timeouts"/>.
    /// </summary>
    /// <remarks>
    /// Handlers of Microsoft.Extensions.Http.Resilience that a host adds to all its clients (<c>ConfigureHttpClientDefaults</c>) are
    /// removed; handlers that are added here stay. A handler that sends a message again gets the outcome of the first time: only the retry
    /// policy of the client (<see cref="ClientOptions.Retry"/>) repeats requests. A primary handler of your own that repeats requests is
    /// not held back.
    /// The loggers of the factory (<c>System.Net.Http.HttpClient.*</c>) are off; <c>AddDefaultLogger()</c> switches them on.
    /// </remarks>
    public IHttpClientBuilder HttpClientBuilder { get; }
}
