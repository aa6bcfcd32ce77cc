using System.Net;

namespace DeepAgents.Chaos.Plants;

/// <summary>The connection of the clients, set up as the package sets up its own; what is planted on the wire happens here.</summary>
internal sealed class WireHandler(Planted planted) : DelegatingHandler(new SocketsHttpHandler
{
    AllowAutoRedirect = false,
    AutomaticDecompression = DecompressionMethods.All,
    ConnectTimeout = TimeSpan.FromSeconds(15),
    UseCookies = false,
})
{
    private const int MostTries = 50;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (planted.Take(Plant.LeakedConnection))
        {
            using var another = new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, "/_emulator/ledger"));
            planted.Forget(await base.SendAsync(another, CancellationToken.None));
        }

        if (request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/agents", StringComparison.Ordinal) &&
            planted.Take(Plant.DuplicateRequest))
        {
            await RepeatAsync(request);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    /// <summary>Until two more are made, so that it is one too many even if the request itself fails.</summary>
    private async Task RepeatAsync(HttpRequestMessage request)
    {
        var body = await request.Content!.ReadAsByteArrayAsync(CancellationToken.None);
        for (var (tries, made) = (0, 0); tries < MostTries && made < 2; tries++)
        {
            using var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = new ByteArrayContent(body) };
            foreach (var header in request.Headers)
            {
                copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            copy.Content.Headers.ContentType = request.Content.Headers.ContentType;
            try
            {
                using var answer = await base.SendAsync(copy, CancellationToken.None);
                made += answer.IsSuccessStatusCode ? 1 : 0;
            }
            catch (HttpRequestException)
            {
                // It met a fault of its own.
            }
        }
    }
}
