using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Serialization;

/// <summary>Random JSON of the shape of a model, by reflection, so that a new member cannot be forgotten.</summary>
internal sealed class RandomModel(int seed)
{
    private const int MaxDepth = 4;

    private static readonly string[] Texts = ["", "a", "Grüße 🌍", "2026-05-01T12:34:56Z", "$ref", "\"quoted\"\n", "0123456789012345678901234567890", "null"];

    private readonly Random _random = new(seed);

    /// <summary>An object with some of the members of the type, and some that it does not know.</summary>
    public JObject Of(Type type, int depth = 0)
    {
        var json = new JObject();
        foreach (var property in type.GetProperties())
        {
            var name = property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName;
            if (name is not null && _random.Next(4) > 0 && Value(property.PropertyType, depth) is { } value)
            {
                json[name] = value;
            }
        }

        for (var number = _random.Next(3); number > 0; number--)
        {
            json[$"unknown_{number}"] = Any(depth);
        }

        return json;
    }

    /// <summary>A value of a type; <see langword="null"/> where it would go too deep.</summary>
    private JToken? Value(Type type, int depth)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        var element = inner.IsGenericType ? inner.GenericTypeArguments : [];
        return depth > MaxDepth ? null
            : typeof(IOptional).IsAssignableFrom(inner) ? _random.Next(3) == 0 ? JValue.CreateNull() : Value(element[0], depth)
            : typeof(JsonModel).IsAssignableFrom(inner) ? Of(inner, depth + 1)
            : inner == typeof(string) || typeof(IOpenValue).IsAssignableFrom(inner) ? Text()
            : inner == typeof(bool) ? _random.Next(2) == 0
            : inner == typeof(int) ? _random.Next(int.MinValue, int.MaxValue)
            : inner == typeof(long) ? _random.NextInt64(long.MinValue, long.MaxValue)
            : inner == typeof(double) ? _random.NextDouble()
            : inner == typeof(DateTimeOffset) ? Time()
            : inner == typeof(JToken) ? Something(depth)
            : element.Length == 1 ? new JArray(Enumerable.Range(0, _random.Next(3)).Select(_ => Value(element[0], depth + 1)).OfType<JToken>())
            : element.Length == 2 ? new JObject(Enumerable.Range(0, _random.Next(3)).Select(n => (n, Value: Value(element[1], depth + 1))).Where(p => p.Value is not null).Select(p => new JProperty($"k{p.n}", p.Value)))
            : throw new InvalidOperationException($"No value of a {type} is known.");
    }

    /// <summary>A free-form member that is null is read as if the server had left it out.</summary>
    private JToken Something(int depth)
    {
        var value = Any(depth);
        return value.Type == JTokenType.Null ? "something" : value;
    }

    private JToken Any(int depth) => _random.Next(depth > MaxDepth ? 5 : 7) switch
    {
        0 => JValue.CreateNull(),
        1 => _random.Next(2) == 0,
        2 => _random.NextInt64(),
        3 => _random.NextDouble(),
        4 => Text(),
        5 => new JArray(Enumerable.Range(0, _random.Next(4)).Select(_ => Any(depth + 1))),
        _ => new JObject(Enumerable.Range(0, _random.Next(4)).Select(number => new JProperty($"n{number}", Any(depth + 1)))),
    };

    private string Text() => Texts[_random.Next(Texts.Length)];

    private string Time() => DateTimeOffset.FromUnixTimeMilliseconds(_random.NextInt64(0, 4_000_000_000_000)).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", System.Globalization.CultureInfo.InvariantCulture);
}
