using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>The forms of simple values and of free-form JSON.</summary>
internal static class SimpleForms
{
    private static readonly Dictionary<Type, object> Known = new()
    {
        [typeof(string)] = new SimpleForm<string>(reader => MemberReader.Read(reader, default(string)), (writer, value) => writer.WriteValue(value)),
        [typeof(bool)] = new SimpleForm<bool>(reader => MemberReader.Read(reader, default(bool?)) ?? false, (writer, value) => writer.WriteValue(value)),
        [typeof(bool?)] = new SimpleForm<bool?>(reader => MemberReader.Read(reader, default(bool?)), (writer, value) => writer.WriteValue(value)),
        [typeof(int)] = new SimpleForm<int>(reader => MemberReader.Read(reader, default(int?)) ?? 0, (writer, value) => writer.WriteValue(value)),
        [typeof(int?)] = new SimpleForm<int?>(reader => MemberReader.Read(reader, default(int?)), (writer, value) => writer.WriteValue(value)),
        [typeof(long)] = new SimpleForm<long>(reader => MemberReader.Read(reader, default(long?)) ?? 0, (writer, value) => writer.WriteValue(value)),
        [typeof(long?)] = new SimpleForm<long?>(reader => MemberReader.Read(reader, default(long?)), (writer, value) => writer.WriteValue(value)),
        [typeof(double)] = new SimpleForm<double>(reader => MemberReader.Read(reader, default(double?)) ?? 0, (writer, value) => writer.WriteValue(value)),
        [typeof(double?)] = new SimpleForm<double?>(reader => MemberReader.Read(reader, default(double?)), (writer, value) => writer.WriteValue(value)),
        [typeof(DateTimeOffset)] = new SimpleForm<DateTimeOffset>(reader => WireTime.Read(reader, null) ?? default, (writer, value) => writer.WriteValue(value)),
        [typeof(DateTimeOffset?)] = new SimpleForm<DateTimeOffset?>(reader => WireTime.Read(reader, null), (writer, value) => writer.WriteValue(value)),
        [typeof(JToken)] = new SimpleForm<JToken>(JsonCopy.ToToken, (writer, value) => value.WriteTo(writer)),
    };

    public static object? Find(Type type) => Known.TryGetValue(type, out var form) ? form : null;
}
