namespace DeepAgents;

/// <summary>One event of a stream is larger than the client takes. It stays inside: callers see an interrupted stream.</summary>
internal sealed class EventTooLargeException(int limit) : Exception($"an event is larger than {limit} bytes, see MaxResponseBytes");
