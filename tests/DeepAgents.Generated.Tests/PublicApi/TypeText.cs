using System.Reflection;

namespace DeepAgents.Tests.PublicApi;

/// <summary>Types as C# writes them, with the question mark where null is allowed.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Returned(MethodInfo method) => Of(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter));

    public static string Of(ParameterInfo parameter)
    {
        var text = Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));
        return parameter.IsOut ? "out " + text : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " + text : text;
    }

    public static string Of(PropertyInfo property) => Of(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static string Of(FieldInfo field) => Of(field.FieldType, new NullabilityInfoContext().Create(field));

    public static string Of(Type type) => Of(type, null);

    private static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability?.ElementType ?? nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner, null) + "?";
        }

        var mark = !type.IsValueType && (nullability?.ReadState ?? nullability?.WriteState) == NullabilityState.Nullable ? "?" : "";
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[]{mark}";
        }

        var name = Keywords.GetValueOrDefault(type) ?? (type.IsNested && !type.IsGenericParameter ? Of(type.DeclaringType!, null) + "." : "") + type.Name.Split('`')[0];
        if (!type.IsGenericType)
        {
            return name + mark;
        }

        var arguments = type.GetGenericArguments();
        var known = nullability?.GenericTypeArguments;
        var texts = arguments.Select((argument, index) => Of(argument, known is not null && index < known.Length ? known[index] : null));
        return $"{name}<{string.Join(", ", texts)}>{mark}";
    }
}
