using System.Collections;
using System.Reflection;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Surface;

/// <summary>Makes up values for any parameter and any member, by reflection.</summary>
internal static class Arguments
{
    /// <summary>Calls an operation with made-up values; an exception comes as it was thrown.</summary>
    public static object Call(object client, MethodInfo operation, CancellationToken token = default)
    {
        var values = operation.GetParameters().Select(p =>
            p.ParameterType == typeof(CancellationToken) ? token
            : typeof(RequestOptions).IsAssignableFrom(p.ParameterType) ? null
            : Make(p.ParameterType));
        return operation.Invoke(client, BindingFlags.DoNotWrapExceptions, null, [.. values], null)!;
    }

    /// <summary>A value in which everything is set, down to a depth at which kinds that hold themselves end.</summary>
    public static object? Make(Type type, int depth = 0)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return "text";
        }

        if (type == typeof(DateTimeOffset))
        {
            return new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)).AddTicks(1234567);
        }

        if (type == typeof(JToken))
        {
            return JToken.Parse("""{"$ref":"2026-01-02T03:04:05Z","list":[1,1.5,null,true]}""");
        }

        if (typeof(IOpenValue).IsAssignableFrom(type))
        {
            return Activator.CreateInstance(type, "a value of tomorrow");
        }

        if (type.IsPrimitive)
        {
            return type == typeof(bool) ? true : Convert.ChangeType(7, type, System.Globalization.CultureInfo.InvariantCulture);
        }

        return type.IsGenericType ? MakeGeneric(type, depth) : MakeModel(type, depth);
    }

    private static object? MakeGeneric(Type type, int depth)
    {
        var arguments = type.GenericTypeArguments;
        if (type.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            return Activator.CreateInstance(type, Make(arguments[0], depth));
        }

        if (arguments.Length == 2)
        {
            var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
            map.Add(Make(arguments[0], depth)!, Make(arguments[1], depth));
            return map;
        }

        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(arguments))!;
        list.Add(Make(arguments[0], depth));
        return list;
    }

    private static object MakeModel(Type type, int depth)
    {
        var model = Activator.CreateInstance(type)!;
        if (depth < 3)
        {
            foreach (var member in PublicSurface.Members(type))
            {
                member.SetValue(model, Make(member.PropertyType, depth + 1));
            }
        }
        else
        {
            foreach (var member in PublicSurface.Members(type).Where(m => m.IsDefined(typeof(RequiredOnWriteAttribute))))
            {
                member.SetValue(model, Make(member.PropertyType, depth + 1));
            }
        }

        ((JsonModel)model).AdditionalProperties["tomorrow's member"] = JToken.Parse("""{"$id":"1","when":"2026-01-02","nothing":null}""");
        return model;
    }
}
