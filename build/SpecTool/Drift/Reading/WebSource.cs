namespace DeepAgents.SpecTool.Drift.Reading;

/// <summary>Reads a source from the web, in bounded time and size.</summary>
internal static class WebSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<byte[]> ReadAsync(Uri address, int mostBytes, CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = Patience, MaxResponseContentBufferSize = mostBytes };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("SpecTool/1.0");
        try
        {
            using var response = await client.GetAsync(address, cancellation);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsByteArrayAsync(cancellation)
                : throw new UnreadableSourceException(address.OriginalString, $"withdrawn or moved: the server answered {(int)response.StatusCode}");
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw SourceText.TooLarge(address.OriginalString);
        }
        catch (HttpRequestException exception)
        {
            throw new UnreadableSourceException(address.OriginalString, $"cannot be reached: {exception.Message}");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new UnreadableSourceException(address.OriginalString, $"no answer within {Patience.TotalSeconds:0} seconds");
        }
    }
}
