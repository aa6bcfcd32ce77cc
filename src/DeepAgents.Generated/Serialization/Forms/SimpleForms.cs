using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>The forms of simple values and of free-form JSON.</summary>
internal static class SimpleForms
{
    private static readonly Dictionary<Type, object> Known = new()
    {
        [typeof(string)] = new SimpleForm<string>(
            "", (ref WireReader reader) => reader.Read(default(string)), (writer, value) => writer.Value(value)),
        [typeof(bool)] = new SimpleForm<bool>(
            false, (ref WireReader reader) => reader.Read(default(bool?)) ?? false, (writer, value) => writer.Value(value)),
        [typeof(int)] = new SimpleForm<int>(
            0, (ref WireReader reader) => reader.Read(default(int?)) ?? 0, (writer, value) => writer.Value(value)),
        [typeof(long)] = new SimpleForm<long>(
            0, (ref WireReader reader) => reader.Read(default(long?)) ?? 0, (writer, value) => writer.Value(value)),
        [typeof(double)] = new SimpleForm<double>(
            0, (ref WireReader reader) => reader.Read(default(double?)) ?? 0, (writer, value) => writer.Value(value)),
        [typeof(DateTimeOffset)] = new SimpleForm<DateTimeOffset>(
            default, (ref WireReader reader) => reader.Read(default(DateTimeOffset?)) ?? default, (writer, value) => writer.Value(value)),
        [typeof(JToken)] = new TokenForm(),
    };

    public static object? Find(Type type) => Known.TryGetValue(type, out var form) ? form : null;

    private sealed class TokenForm : JsonForm<JToken>
    {
        public override JToken Empty => JValue.CreateNull();

        public override JToken Read(ref WireReader reader) => FreeJson.Parse(reader.Raw());

        public override void Write(WireWriter writer, JToken value) => JsonTokens.Write(value, writer);
    }
}
