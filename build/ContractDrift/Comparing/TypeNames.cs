using DeepAgents.ContractDrift.Model;

namespace DeepAgents.ContractDrift.Comparing;

/// <summary>Names a schema in few words.</summary>
internal static class TypeNames
{
    public static string Of(Shape shape)
    {
        var name = shape.Facts.Types is { } types ? string.Join(" or ", types.Order(StringComparer.Ordinal).DefaultIfEmpty("nothing"))
            : shape.Unions.Count > 0 ? Of(shape.Unions[0])
            : "anything";
        var of = shape.ComponentName.Length > 0 ? $" {shape.ComponentName}" : "";
        return name + of + (shape is { IsAny: false, Facts.IsNullable: true } ? " or null" : "");
    }

    public static string Of(UnionShape union) =>
        $"{(union.IsExclusive ? "one" : "any")} of {string.Join(", ", union.Members.Select(m => m.ComponentName.Length > 0 ? m.ComponentName : string.Join(" or ", m.Facts.Types ?? ["anything"])))}";
}
