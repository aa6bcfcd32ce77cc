using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>
/// A single value that its member cannot hold without a change, such as 1.5 in a member for whole numbers. The model keeps the value under
/// its name among the additional members, so it costs one member and not the whole response.
/// </summary>
internal sealed class UnfitValueException(string message, JsonReader reader, Exception? innerException)
    : JsonSerializationException(message, reader.Path, 0, 0, innerException);
