using System.Collections;
using System.Globalization;
using System.Reflection;
using DeepAgents.LangSmith;
using DeepAgents.Tests.Surface;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Golden;

/// <summary>
/// Makes values that tell in a request where they are from, always the same ones. The plain ones are the least that can be sent; the
/// others set everything there is, and hold what has to be escaped.
/// </summary>
internal sealed class TellingValues
{
    /// <summary>Only what is required, in plain words, and of numbers and switches the default of the language.</summary>
    public static readonly TellingValues Plain = new() { IsPlain = true };

    /// <summary>All there is.</summary>
    public static readonly TellingValues Everything = new();

    /// <summary>All that can be cleared is cleared.</summary>
    public static readonly TellingValues Cleared = new() { IsPlain = true, IsCleared = true };

    private const int MaxDepth = 3;

    /// <summary>What a text is, by the name of its member.</summary>
    public Func<string, string>? Text { get; init; }

    private bool IsPlain { get; init; }

    private bool IsCleared { get; init; }

    /// <summary>A required value. What is part of a path can hold less than what is part of a query.</summary>
    public object? Value(ParameterInfo parameter) => IsPlain || parameter.Name!.EndsWith("Id", StringComparison.Ordinal)
        ? Plain.Make(parameter.ParameterType, parameter.Name!)
        : Make(parameter.ParameterType, parameter.Name!);

    /// <summary>Options with every parameter of the operation set, and a header and a query parameter of the caller's.</summary>
    public RequestOptions Options(Type type)
    {
        var options = (RequestOptions)Activator.CreateInstance(type)!;
        foreach (var member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(_ => type.Namespace != "DeepAgents"))
        {
            // No option that is a header may hold what only a query can.
            member.SetValue(options, member.Name == "UserTimezone" ? "Europe/Berlin" : Make(member.PropertyType, member.Name));
        }

        options.Headers.Add("X-Caller", "a \"quoted\" header, of the caller: 100%");
        options.Query.Add("caller's own", "a&b=c +%é");
        return options;
    }

    public object? Make(Type type, string name, int depth = 0)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? Text is not null ? Text(name) : IsPlain ? name : name + " é+&=%/\"\\\n😀"
            : type == typeof(bool) ? !IsPlain
            : type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)).AddTicks(1234567)
            : type == typeof(JToken) ? JToken.Parse("""{"free":["2026-01-02T03:04:05Z",1.0,null,{"$ref":"é"}]}""")
            : type.IsPrimitive ? Convert.ChangeType(IsPlain ? 0 : name.Length, type, CultureInfo.InvariantCulture)
            : typeof(IOpenValue).IsAssignableFrom(type) ? Known(type)[0]
            : type.IsGenericType ? MakeGeneric(type, name, depth)
            : MakeModel(type, depth);
    }

    private static List<object> Known(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == type).Select(p => p.GetValue(null)!)];

    private object? MakeGeneric(Type type, string name, int depth)
    {
        var arguments = type.GenericTypeArguments;
        if (type.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            return Activator.CreateInstance(type, IsCleared ? null : Make(arguments[0], name, depth));
        }

        if (arguments.Length == 2)
        {
            var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
            map.Add(Make(arguments[0], $"a key of {name}", depth)!, Make(arguments[1], $"a value of {name}", depth));
            return map;
        }

        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(arguments))!;
        if (typeof(IOpenValue).IsAssignableFrom(arguments[0]) && !IsPlain)
        {
            Known(arguments[0]).ForEach(known => list.Add(known));
            list.Add(Activator.CreateInstance(arguments[0], "a value of tomorrow, é&\""));
        }
        else
        {
            list.Add(Make(arguments[0], name, depth));
        }

        return list;
    }

    private object MakeModel(Type type, int depth)
    {
        var model = Activator.CreateInstance(type)!;
        foreach (var member in PublicSurface.Members(type).Where(m => IsWanted(m, depth)))
        {
            member.SetValue(model, Make(member.PropertyType, ModelTests.WireName(member), depth + 1));
        }

        if (!IsPlain && depth == 0)
        {
            ((JsonModel)model).AdditionalProperties["of tomorrow"] = JToken.Parse("""{"é":null}""");
        }

        return model;
    }

    private bool IsWanted(PropertyInfo member, int depth) =>
        member.IsDefined(typeof(RequiredOnWriteAttribute))
        || member is { Name: nameof(StreamRunRequest.Input), DeclaringType.Name: nameof(StreamRunRequest) } // or a command
        || (IsCleared && typeof(IOptional).IsAssignableFrom(member.PropertyType))
        || (!IsPlain && depth < MaxDepth);
}
