using System.Net;
using DeepAgents.Emulator.Control;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LangSmith;
using DeepAgents.Emulator.LiteLLM;
using DeepAgents.Emulator.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DeepAgents.Emulator;

/// <summary>
/// LangSmith Managed Deep Agents and the LiteLLM Agent Platform in memory, on one port of this machine, under their real paths.
/// Each emulator starts empty and forgets everything when it is disposed.
/// </summary>
public sealed class DeepAgentsEmulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly EmulatorSettings _settings;
    private readonly LedgerBook _ledger;
    private readonly BackgroundWork _background;
    private int _disposed;

    private DeepAgentsEmulator(WebApplication app, EmulatorSettings settings, LedgerBook ledger, BackgroundWork background)
    {
        _app = app;
        _settings = settings;
        _ledger = ledger;
        _background = background;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        BaseAddress = ToReachable(new Uri(addresses!.Addresses.Single()));
        LangSmithEndpoint = new Uri(BaseAddress, LangSmithApi.Prefix);
    }

    /// <summary>The root of both services and of the page that shows what goes on, usually <c>http://127.0.0.1:{port}/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The endpoint of the LangSmith service: <see cref="BaseAddress"/> with <c>v1/deepagents</c>.</summary>
    public Uri LangSmithEndpoint { get; }

    /// <summary>The endpoint of the LiteLLM Agent Platform: <see cref="BaseAddress"/>, as its paths begin at the root.</summary>
    public Uri LiteLLMEndpoint => BaseAddress;

    /// <summary>Starts an emulator and returns it once it answers.</summary>
    /// <param name="options">How it behaves, or null for the defaults; read once, here.</param>
    /// <param name="cancellationToken">Cancels the start; it has no effect afterwards.</param>
    /// <returns>The running emulator; dispose it to stop it.</returns>
    /// <exception cref="ArgumentException">An option has a value that it cannot have.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static Task<DeepAgentsEmulator> StartAsync(
        DeepAgentsEmulatorOptions? options = null, CancellationToken cancellationToken = default) =>
        StartAsync(options ?? new DeepAgentsEmulatorOptions(), _ => { }, cancellationToken);

    /// <summary>Replaces the scenario from now on: what began before keeps to the old one. All counts of the scenario begin anew.</summary>
    /// <param name="scenario">What is to happen; copied, so that later changes have no effect.</param>
    /// <exception cref="FormatException">The scenario is not valid; the message says where and why, and the old one stays.</exception>
    public void Use(EmulatorScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        _settings.Use(scenario);
    }

    /// <summary>What arrived here and what was made here until now.</summary>
    /// <returns>The counts of this moment.</returns>
    public EmulatorLedger GetLedger() => _ledger.ToSnapshot();

    /// <summary>Stops answering, ends what is open and frees the port. A second call does nothing.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _app.StopAsync();
        await _app.DisposeAsync();
        await _background.DisposeAsync();
    }

    internal static async Task<DeepAgentsEmulator> StartAsync(
        DeepAgentsEmulatorOptions options, Action<ILoggingBuilder> configureLogging, CancellationToken cancellationToken)
    {
        var settings = new EmulatorSettings(options);
        var ledger = new LedgerBook();
        var background = new BackgroundWork();
        var app = Build(settings, ledger, background, configureLogging);
        try
        {
            await app.StartAsync(cancellationToken);
            return new DeepAgentsEmulator(app, settings, ledger, background);
        }
        catch
        {
            await app.DisposeAsync();
            await background.DisposeAsync();
            throw;
        }
    }

    /// <summary>An address that means all of the machine is none that can be called.</summary>
    private static Uri ToReachable(Uri address) => IPAddress.TryParse(address.Host, out var host) && (host.Equals(IPAddress.Any) || host.Equals(IPAddress.IPv6Any))
        ? new UriBuilder(address) { Host = "127.0.0.1" }.Uri
        : address;

    private static WebApplication Build(
        EmulatorSettings settings, LedgerBook ledger, BackgroundWork background, Action<ILoggingBuilder> configureLogging)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
        });

        // Settings files and variables that are meant for the embedding program must not reach the server inside it.
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        configureLogging(builder.Logging);
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(settings.ListenAddress, settings.Port);
        });

        var app = builder.Build();
        var logger = app.Services.GetRequiredService<ILogger<DeepAgentsEmulator>>();
        app.Use(next => context => EndWithHostAsync(context, next, app.Lifetime));
        var guard = new HostGuard(settings);
        app.Use(next => context => guard.InvokeAsync(context, next));
        app.Use(next => context => PathNormalizer.InvokeAsync(context, next));
        app.UseRouting();
        var langSmith = new LangSmithStores(settings, ledger, background);
        var liteLLM = new LiteLLMStores(settings, ledger);
        new LangSmithApi(settings, ledger, logger).Map(app, langSmith, background);
        new LiteLLMApi(settings, ledger, logger).Map(app, liteLLM, background);
        new ControlApi(settings, ledger).Map(app);
        new OverviewPage(langSmith, liteLLM, ledger).Map(app);
        new AuthorizationPage(langSmith).Map(app);
        RequestDelegate notFound = context => Reply.Html(StatusCodes.Status404NotFound, LiteLLMApi.NotFoundPage).WriteAsync(context);
        app.Map("/{**path}", notFound);
        return app;
    }

    /// <summary>Long polls and streams would hold up the end for as long as they last.</summary>
    private static async Task EndWithHostAsync(HttpContext context, RequestDelegate next, IHostApplicationLifetime lifetime)
    {
        await using var registration = lifetime.ApplicationStopping.Register(context.Abort);
        await next(context);
    }
}
