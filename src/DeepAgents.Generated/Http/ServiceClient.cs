namespace DeepAgents;

/// <summary>The base of every client of one group of operations. It only knows how to send.</summary>
public abstract class ServiceClient
{
    private readonly ApiClient? _api;

    /// <summary>Creates a client without a connection, for mocking.</summary>
    protected ServiceClient()
    {
    }

    private protected ServiceClient(ApiClient api) => _api = api;

    private protected ApiClient Api => _api ?? throw new InvalidOperationException(
        $"This {GetType().Name} was made without a connection, for mocking, and the member that was called is not overridden.");

    /// <summary>The clock of delays; a mock waits by the system's.</summary>
    private protected TimeProvider Clock => _api?.TimeProvider ?? TimeProvider.System;

    /// <summary>By what name a member that waits, or makes several calls, is logged and traced.</summary>
    private protected SpanLabel Label(string name, CallSecrets secrets, string? idTag = null, string? id = null) =>
        (_api?.Label ?? default) with { Name = name, IdTag = idTag, Id = id, Secrets = secrets };

    /// <summary>The secrets of an operation that makes several calls: each of the calls gets them, and each of its messages passes them.</summary>
    private protected CallSecrets NewSecrets() => _api?.NewSecrets() ?? new CallSecrets();

    /// <summary>The usual limit of a call, for operations that wait on purpose and put their own wait on top.</summary>
    private protected TimeSpan RequestTimeout => _api?.RequestTimeout ?? Timeout.InfiniteTimeSpan;
}
