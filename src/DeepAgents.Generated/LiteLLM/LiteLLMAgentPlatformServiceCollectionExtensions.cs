using DeepAgents;
using DeepAgents.LiteLLM;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="LiteLLMAgentPlatformClient"/> in a container.</summary>
public static class LiteLLMAgentPlatformServiceCollectionExtensions
{
    /// <summary>
    /// Registers the client as a singleton, from code and, where that says nothing, from the environment. The settings are checked when
    /// the host starts.
    /// </summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configure">Sets the options; <see langword="null"/> for the environment alone.</param>
    /// <returns>What the registration can be taken further by.</returns>
    public static ApiClientBuilder AddLiteLLMAgentPlatform(this IServiceCollection services, Action<LiteLLMAgentPlatformOptions>? configure = null) =>
        Add(services, name: null, configuration: null, configure);

    /// <summary>
    /// Registers the client as a singleton, from configuration (<c>ApiKey</c>, <c>Endpoint</c>, <c>Application</c>,
    /// <c>Timeouts:Connect</c>, <c>Timeouts:Request</c>, <c>Timeouts:Total</c>, <c>Timeouts:StreamIdle</c>, <c>Retry:MaxRetries</c>, <c>Retry:BaseDelay</c>,
    /// <c>Retry:MaxDelay</c>) and code, which wins; what both lack is taken from the environment. Durations are written as <c>00:01:40</c>,
    /// and a limit of <c>Timeouts</c> may be <c>infinite</c>.
    /// </summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configuration">The section with the settings.</param>
    /// <param name="configure">Sets options over those of the configuration.</param>
    /// <returns>What the registration can be taken further by.</returns>
    public static ApiClientBuilder AddLiteLLMAgentPlatform(
        this IServiceCollection services, IConfiguration configuration, Action<LiteLLMAgentPlatformOptions>? configure = null) =>
        Add(services, name: null, configuration ?? throw new ArgumentNullException(nameof(configuration)), configure);

    /// <summary>Registers one of several clients, each for an account of its own, as a keyed singleton.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="name">The key to ask the container with.</param>
    /// <param name="configure">Sets the options; <see langword="null"/> for the environment alone.</param>
    /// <returns>What the registration can be taken further by.</returns>
    public static ApiClientBuilder AddLiteLLMAgentPlatform(this IServiceCollection services, string name, Action<LiteLLMAgentPlatformOptions>? configure = null) =>
        Add(services, name ?? throw new ArgumentNullException(nameof(name)), configuration: null, configure);

    /// <summary>Registers one of several clients, each for an account of its own, as a keyed singleton, from configuration and code.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="name">The key to ask the container with.</param>
    /// <param name="configuration">The section with the settings of this account.</param>
    /// <param name="configure">Sets options over those of the configuration.</param>
    /// <returns>What the registration can be taken further by.</returns>
    public static ApiClientBuilder AddLiteLLMAgentPlatform(
        this IServiceCollection services, string name, IConfiguration configuration, Action<LiteLLMAgentPlatformOptions>? configure = null) =>
        Add(
            services,
            name ?? throw new ArgumentNullException(nameof(name)),
            configuration ?? throw new ArgumentNullException(nameof(configuration)),
            configure);

    private static ApiClientBuilder Add(IServiceCollection services, string? name, IConfiguration? configuration, Action<LiteLLMAgentPlatformOptions>? configure) =>
        ClientRegistration.Add<LiteLLMAgentPlatformOptions, LiteLLMAgentPlatformClient>(
            services, LiteLLMService.Profile, name, configuration, configure, static (settings, connection) => new LiteLLMAgentPlatformClient(settings, connection));
}
