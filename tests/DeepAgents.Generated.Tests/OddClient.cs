using DeepAgents.Tests.Odd;

namespace DeepAgents.Tests;

/// <summary>A root client over the odd contract, made as those of the package are.</summary>
internal sealed class OddClient : RootClient
{
    private static readonly ServiceProfile Profile = new()
    {
        Name = "Odd",
        OptionsName = nameof(OddOptions),
        BasePath = "/odd",
        KeyVariables = [],
        EndpointVariables = [],
        KeyHeader = "X-Odd-Key",
        Errors = ErrorKnowledge.Default,
    };

    public OddClient(Uri endpoint, HttpMessageHandler? handler = null)
        : base(ClientSettings.Create(new OddOptions { ApiKey = "key", Endpoint = endpoint, Retry = { MaxRetries = 0 } }, Profile, _ => null), handler) =>
        (Things, Oddities) = (new(Api), new(Api));

    public ThingsClient Things { get; }

    public OdditiesClient Oddities { get; }

    private sealed class OddOptions : ClientOptions;
}
