using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>
/// A value that a member for a single text, number or time cannot hold without a change, such as 1.5 for a whole number. The model keeps the value under
/// its name among the additional members, so it costs one member and not the whole response.
/// </summary>
internal sealed class UnfitValueException(string message, JsonReader reader, Exception? innerException)
    : JsonSerializationException(message, reader.Path, 0, 0, innerException);
