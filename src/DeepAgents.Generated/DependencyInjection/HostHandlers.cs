using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace DeepAgents;

/// <summary>
/// Keeps the handlers that a host adds to all its HTTP clients from repeating messages: an agent would be run twice. Our own policy knows
/// what may be repeated.
/// </summary>
internal static class HostHandlers
{
    private const string ResilienceNamespace = "Microsoft.Extensions.Http.Resilience";

    public static IHttpClientBuilder WithoutRepetition(this IHttpClientBuilder builder)
    {
        // The defaults of the host come first, whenever they are registered, and what is added through this builder comes later.
        builder.ConfigureAdditionalHttpMessageHandlers(static (handlers, _) =>
        {
            foreach (var handler in handlers.Where(Repeats).ToList())
            {
                handlers.Remove(handler);
                handler.Dispose();
            }
        });

        // After everything else, so that these enclose all other handlers.
        builder.Services.PostConfigure<HttpClientFactoryOptions>(builder.Name, static options =>
            options.HttpMessageHandlerBuilderActions.Add(static chain =>
            {
                if (chain.AdditionalHandlers.Count > 0)
                {
                    chain.AdditionalHandlers.Insert(0, new OutermostHandler());
                    chain.AdditionalHandlers.Add(new InnermostHandler());
                }
            }));
        return builder;
    }

    /// <summary>Recognises the handlers by name: a dependency on their packages would burden everybody who does not use them.</summary>
    private static bool Repeats(DelegatingHandler handler)
    {
        for (var type = handler.GetType(); type is not null && type != typeof(DelegatingHandler); type = type.BaseType)
        {
            if ($"{type.Namespace}.".StartsWith($"{ResilienceNamespace}.", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class OutermostHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            SendOnce.Attach(request);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class InnermostHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            SendOnce.Of(request)?.PassAsync(request, base.SendAsync, cancellationToken) ?? base.SendAsync(request, cancellationToken);
    }
}
