using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DeepAgents;

/// <summary>
/// Puts a client into a container: its options (configuration first, then code), their check when the host starts, its HTTP client,
/// and itself as a singleton, keyed by the name where there is one.
/// </summary>
internal static class ClientRegistration
{
    public static ApiClientBuilder Add<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions, TClient>(
        IServiceCollection services,
        ServiceProfile service,
        string? name,
        IConfiguration? configuration,
        Action<TOptions>? configure,
        Func<ClientSettings, Func<HttpMessageInvoker>, TClient> create)
        where TOptions : ClientOptions
        where TClient : class
    {
        _ = services ?? throw new ArgumentNullException(nameof(services));
        var optionsName = name ?? Options.DefaultName;
        var options = services.AddOptions<TOptions>(optionsName);
        if (configuration is not null)
        {
            options.Configure(o => ConfigurationBinding.Apply(configuration, o));
        }

        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddSingleton(new EnvironmentReader(Environment.GetEnvironmentVariable));
        services.AddSingleton<IValidateOptions<TOptions>>(provider =>
            new ClientOptionsValidator<TOptions>(optionsName, service, provider.GetRequiredService<EnvironmentReader>()));
        options.ValidateOnStart();

        var httpName = name is null ? service.Name : $"{service.Name}:{name}";
        var http = services.AddHttpClient(httpName);
        if (!services.Any(service => service.ServiceType == typeof(TClient) && Equals(service.ServiceKey, name)))
        {
            // A second registration adds options, but must not undo what was configured through the builder of the first.
            http.ConfigurePrimaryHttpMessageHandler(provider =>
                    Connection.CreateHandler(provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(optionsName).Timeouts.Connect))
                .RemoveAllLoggers()
                .RedactLoggedHeaders(_ => true)
                .WithoutRepetition();
        }

        TClient Create(IServiceProvider provider)
        {
            var values = provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(optionsName);
            var settings = ClientSettings.Create(
                values, service, provider.GetRequiredService<EnvironmentReader>().Read, provider.GetService<ILoggerFactory>());
            var handlers = provider.GetRequiredService<IHttpMessageHandlerFactory>();

            // Asked for with every request: the factory renews its handlers, and that is how changes of address are noticed.
            return create(settings, () => new HttpMessageInvoker(handlers.CreateHandler(httpName), disposeHandler: false));
        }

        if (name is null)
        {
            services.TryAddSingleton(Create);
        }
        else
        {
            services.TryAddKeyedSingleton(name, (provider, _) => Create(provider));
        }

        return new ApiClientBuilder(name, http);
    }
}
