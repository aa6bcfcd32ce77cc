using System.Text.Json;

namespace DeepAgents;

/// <summary>The forms of lists and maps.</summary>
internal static class CollectionForms
{
    public static JsonForm<IList<T>> List<T>(JsonForm<T> item) => new ListForm<T>(item);

    public static JsonForm<IReadOnlyList<T>> ReadOnlyList<T>(JsonForm<T> item) => new ReadOnlyListForm<T>(item);

    public static JsonForm<IDictionary<string, T>> Map<T>(JsonForm<T> value) => new MapForm<T>(value);

    private static List<T>? ReadList<T>(ref WireReader reader, JsonForm<T> item)
    {
        if (!reader.IsAt(JsonTokenType.StartArray))
        {
            return null;
        }

        var list = new List<T>();
        while (reader.NextElement())
        {
            list.Add(item.Read(ref reader)!);
            if (reader.IsUnfit)
            {
                return null;
            }
        }

        return list;
    }

    private sealed class ListForm<T>(JsonForm<T> item) : JsonForm<IList<T>>
    {
        public override IList<T> Empty => new List<T>();

        public override IList<T>? Read(ref WireReader reader) => ReadList(ref reader, item);

        public override void Write(WireWriter writer, IList<T> value)
        {
            writer.StartArray();

            // By index, because the enumerator of an interface is an object.
            for (var index = 0; index < value.Count; index++)
            {
                writer.Value(value[index], item);
            }

            writer.EndArray();
        }
    }

    private sealed class ReadOnlyListForm<T>(JsonForm<T> item) : JsonForm<IReadOnlyList<T>>
    {
        public override IReadOnlyList<T> Empty => [];

        public override IReadOnlyList<T>? Read(ref WireReader reader) => ReadList(ref reader, item);

        public override void Write(WireWriter writer, IReadOnlyList<T> value) => new ListForm<T>(item).Write(writer, [.. value]);
    }

    private sealed class MapForm<T>(JsonForm<T> form) : JsonForm<IDictionary<string, T>>
    {
        public override IDictionary<string, T> Empty => new Dictionary<string, T>();

        public override IDictionary<string, T>? Read(ref WireReader reader)
        {
            if (!reader.IsAt(JsonTokenType.StartObject))
            {
                return null;
            }

            var map = new Dictionary<string, T>(StringComparer.Ordinal);
            while (reader.NextMember(out var name, out var isEscaped))
            {
                map[JsonText.Decode(name, isEscaped)] = form.Read(ref reader)!;
                if (reader.IsUnfit)
                {
                    return null;
                }
            }

            return map;
        }

        public override void Write(WireWriter writer, IDictionary<string, T> value)
        {
            writer.StartObject();
            foreach (var pair in value)
            {
                writer.Name(pair.Key);
                writer.Value(pair.Value, form);
            }

            writer.EndObject();
        }
    }
}
