namespace DeepAgents.ContractDrift.Reading;

/// <summary>Reads a source from the web, in bounded time and size.</summary>
internal static class WebSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="patience">How long the whole answer may take; 30 seconds when not given.</param>
    public static async Task<byte[]> ReadAsync(Uri address, int mostBytes, CancellationToken cancellation, TimeSpan? patience = null)
    {
        using var client = new HttpClient { Timeout = patience ?? Patience, MaxResponseContentBufferSize = mostBytes };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("ContractDrift/1.0");
        try
        {
            using var response = await client.GetAsync(address, cancellation);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsByteArrayAsync(cancellation)
                : throw Refusal(address, (int)response.StatusCode);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw SourceText.TooLarge(address.OriginalString);
        }
        catch (HttpRequestException exception)
        {
            throw new UnreadableSourceException(address.OriginalString, $"cannot be reached, or broke off: {exception.Message}");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new UnreadableSourceException(address.OriginalString, $"no whole answer within {client.Timeout.TotalSeconds:0.#} seconds");
        }
    }

    private static UnreadableSourceException Refusal(Uri address, int status) => status is 404 or 410
        ? new VanishedSourceException(address.OriginalString, status)
        : new UnreadableSourceException(address.OriginalString, $"the server answered {status}");
}
