using Microsoft.Extensions.DependencyInjection;

namespace DeepAgents;

/// <summary>What a registration can be taken further by.</summary>
public sealed class ApiClientBuilder
{
    internal ApiClientBuilder(string? name, IHttpClientBuilder httpClientBuilder)
    {
        Name = name;
        HttpClientBuilder = httpClientBuilder;
    }

    /// <summary>The key of a named registration, or <see langword="null"/> for the one without a name.</summary>
    public string? Name { get; }

    /// <summary>The services that were added to.</summary>
    public IServiceCollection Services => HttpClientBuilder.Services;

    /// <summary>
    /// The handlers that requests go through: add handlers, or replace the primary one (a proxy, a client certificate). A primary
    /// handler should not follow redirects, because the key would go along. Settings of <see cref="HttpClient"/> itself, such as its
    /// timeout, have no effect: limits are <see cref="ClientOptions.Timeouts"/>.
    /// </summary>
    public IHttpClientBuilder HttpClientBuilder { get; }
}
