using System.Net;

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>
/// Holds each exchange on the wire against the contracts and tells <see cref="ContractLog"/> what it finds; a client could take an
/// exception from here for one of the network. A request that the emulator refused is not judged, as tests send wrong ones on purpose:
/// it is judged by the answer. One that was accepted has to be right.
/// </summary>
internal sealed class ContractHandler : DelegatingHandler
{
    private const string EventStream = "text/event-stream";

    private readonly IReadOnlyList<ContractDocument> _contracts;
    private readonly bool _judgesRequests;

    /// <param name="inner">What sends.</param>
    /// <param name="contracts">What the exchanges are held against.</param>
    /// <param name="judgesRequests">Whether requests are judged as well as answers.</param>
    internal ContractHandler(HttpMessageHandler inner, IReadOnlyList<ContractDocument> contracts, bool judgesRequests)
        : base(inner) => (_contracts, _judgesRequests) = (contracts, judgesRequests);

    /// <summary>For our clients, over a connection like the one that they make for themselves.</summary>
    public static ContractHandler ForClients() => new(Connection(DecompressionMethods.All), ContractDocument.All, judgesRequests: true);

    /// <summary>For tests that write requests by hand, among them wrong ones and those of older programs.</summary>
    public static ContractHandler ForPlainHttp() => new(Connection(DecompressionMethods.None), ContractDocument.All, judgesRequests: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await ReadAsync(request.Content, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            // A fault may be a body that never ends, or that ends too early: it is not even read.
            if (!Exemptions.Covers(request, response))
            {
                ContractLog.Report(await JudgeAsync(request, sent, response, cancellationToken));
            }

            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static SocketsHttpHandler Connection(DecompressionMethods decompression) =>
        new() { AllowAutoRedirect = false, AutomaticDecompression = decompression, UseCookies = false };

    private async Task<IReadOnlyList<Violation>> JudgeAsync(
        HttpRequestMessage request, string sent, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var isAccepted = (int)response.StatusCode < 400;
        var operation = _contracts.Select(contract => contract.Find(request.Method, address)).FirstOrDefault(found => found is not null);
        if (operation is null)
        {
            return _judgesRequests && isAccepted
                ? [new($"{request.Method} {address.AbsolutePath}", "request", "is for no operation of a contract")]
                : [];
        }

        var received = MediaType(response.Content) == EventStream ? null : await ReadAsync(response.Content, cancellationToken);
        List<Violation> found = [.. ResponseCheck.Find(operation, (int)response.StatusCode, MediaType(response.Content), received)];
        if (_judgesRequests && isAccepted)
        {
            found.AddRange(RequestCheck.Find(operation, address, request.Headers, MediaType(request.Content), sent));
        }

        if (_judgesRequests && response.IsSuccessStatusCode)
        {
            ContractLog.NoteSuccess(operation);
        }

        return found;
    }

    private static string? MediaType(HttpContent? content) => content?.Headers.ContentType?.MediaType;

    /// <summary>Reads a body in such a way that it can be read again.</summary>
    private static async Task<string> ReadAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return string.Empty;
        }

        await content.LoadIntoBufferAsync(cancellationToken);
        return await content.ReadAsStringAsync(cancellationToken);
    }
}
