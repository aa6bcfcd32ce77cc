using System.Net;
#if !NETSTANDARD2_0
using System.Runtime.CompilerServices;
#endif
using System.Text.Json;

namespace DeepAgents;

/// <summary>The one place that authenticates, sends, reads and fails. Thread-safe: all that changes is which keys were the last ones.</summary>
internal sealed partial class ApiClient(ClientSettings settings, Func<HttpMessageInvoker> connection)
{
    private readonly RetryPipeline _retries = new(settings.Retry, settings.TimeProvider);
    private readonly CallSecrets _lastKeys = new();

    public TimeProvider TimeProvider => settings.TimeProvider;

    public SpanLabel Label => new(string.Empty, settings.Service.Name, settings.Logger);

    public TimeSpan RequestTimeout => settings.Timeouts.Request;

    /// <summary>The secrets of an operation that makes several calls.</summary>
    public CallSecrets NewSecrets() => new() { Client = _lastKeys };

    /// <summary>Sends and expects nothing back but a success. Any 2xx is one, and a body that came along is of no interest.</summary>
    public Task SendAsync(ApiRequest request, CancellationToken cancellationToken) =>
        ExecuteAsync<bool>(request, form: null, cancellationToken);

    /// <summary>Sends and reads a model. Any 2xx is a success; one without a body, or with <c>null</c>, gives an empty model.</summary>
    public Task<T> SendAsync<T>(ApiRequest request, JsonForm<T> form, CancellationToken cancellationToken) =>
        ExecuteAsync(request, form, cancellationToken);

#if !NETSTANDARD2_0
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    private async ValueTask<T> ReadAsync<T>(Exchange exchange, JsonForm<T> form, CallLimit limit)
    {
        CapturedBody body;
        try
        {
            body = await BodyReader.ReadAllAsync(exchange.Response, settings.MaxResponseBytes, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not DeepAgentsException)
        {
            // So do the bodies of handlers of a host.
            throw limit.Translate(exception, exchange.Request);
        }

        try
        {
            var limits = new JsonLimits(settings.MaxResponseValues, limit.Token);
            return body.IsTruncated
                ? throw Unreadable(exchange, body, $"the body is larger than {settings.MaxResponseBytes} bytes, see MaxResponseBytes")
                : WireJson.Read(body.Bytes.AsSpan(0, body.Length), form, limits, exchange.Request.Envelope) ?? form.Empty;
        }
        catch (JsonException exception)
        {
            throw Unreadable(exchange, body, UnreadableReason.Of(exception, typeof(T), exchange.Request.Secrets.Scrubber));
        }
        catch (TooManyValuesException exception)
        {
            throw Unreadable(exchange, body, $"the body holds {exception.Message}");
        }
        catch (OperationCanceledException exception) when (limit.Token.IsCancellationRequested)
        {
            throw limit.Translate(exception, exchange.Request);
        }
        finally
        {
            BodyReader.Return(body);
        }
    }

    private DeepAgentsResponseException Unreadable(Exchange exchange, CapturedBody body, string reason) =>
        new(Describe(exchange, BodyReader.Head(body)), reason);

    /// <summary>Sends and returns the answer once its head is there and says success; everything else is thrown.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="limit">How long that may take.</param>
    /// <param name="key">The key that has taken the place of a refused one just now, or <see langword="null"/>.</param>
#if !NETSTANDARD2_0
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    private async ValueTask<Exchange> OpenAsync(ApiRequest request, CallLimit limit, string? key = null)
    {
        var isFirst = key is null;
        key ??= await GetKeyAsync(request, limit).ConfigureAwait(false);
        request.Attempt++;
        var service = settings.Service;
        request.AddSecretsOfOptions();
        using var message = request.ToMessage(settings.Endpoint, service.KeyHeader, service.KeyPrefix + key, settings.UserAgent);
        var invoker = connection();
        HttpResponseMessage response;
        try
        {
            response = await invoker.SendAsync(message, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not DeepAgentsException)
        {
            // Handlers of a host throw what they like.
            throw limit.Translate(exception, request);
        }

        var exchange = new Exchange(request, response);
        try
        {
            request.Trace?.Answered((int)response.StatusCode, exchange.RequestId);
            request.Options?.OnResponse?.Invoke(exchange.ToInfo(settings.TimeProvider));
            return response.IsSuccessStatusCode ? exchange : await UnsuccessfulAsync(request, exchange, key, isFirst, limit).ConfigureAwait(false);
        }
        catch
        {
            exchange.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Sends again with the key that has taken the place of the one that was refused: a refused request had no effect, so it may be sent
    /// again whatever it is. Everything else is thrown.
    /// </summary>
    private async Task<Exchange> UnsuccessfulAsync(ApiRequest request, Exchange exchange, string key, bool isFirst, CallLimit limit)
    {
        if (isFirst && settings.HasKeyProvider && exchange.Response.StatusCode is (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
        {
            var next = await GetKeyAsync(request, limit).ConfigureAwait(false);
            if (next != key)
            {
                ClientLog.KeyChanged(settings.Logger, request.Operation, (int)exchange.Response.StatusCode);
                exchange.Dispose();
                return await OpenAsync(request, limit, next).ConfigureAwait(false);
            }
        }

        throw await FailureAsync(exchange, limit).ConfigureAwait(false);
    }

    private async ValueTask<string> GetKeyAsync(ApiRequest request, CallLimit limit)
    {
        try
        {
            limit.Token.ThrowIfCancellationRequested();
            var key = await settings.GetKeyAsync(request.Options?.ApiKey, limit.Token).ConfigureAwait(false);
            request.Secrets.AddKey(key);
            return key;
        }
        catch (OperationCanceledException exception) when (limit.Token.IsCancellationRequested)
        {
            throw limit.Translate(exception, request);
        }
    }

    private async Task<Exception> FailureAsync(Exchange exchange, CallLimit limit)
    {
        CapturedBody body;
        try
        {
            body = await BodyReader.ReadFailureAsync(exchange.Response, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not DeepAgentsException)
        {
            return limit.Translate(exception, exchange.Request);
        }

        return ApiExceptionFactory.Create(Describe(exchange, body));
    }

    private ApiFailure Describe(Exchange exchange, CapturedBody body)
    {
        var request = exchange.Request;
        return ApiFailureReader.Read(
            exchange.Response,
            body,
            request.Operation,
            request.AddressWithoutQuery(settings.Endpoint),
            settings.Service.Errors,
            request.Secrets.Scrubber,
            settings.TimeProvider);
    }
}
