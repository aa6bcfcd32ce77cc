namespace DeepAgents;

/// <summary>JSON holds more values than the client takes. It stays inside: callers see a response that cannot be read.</summary>
internal sealed class TooManyValuesException(int limit)
    : Exception($"more than {limit} JSON values, see MaxResponseValues");
