using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Prepare;

/// <summary>
/// The last touch: member names, and no word on unknown members, because every model keeps them in its base class. Null values in
/// the document (an extension that does not apply) are taken out.
/// </summary>
internal static partial class ClassPass
{
    public static void Run(JObject document)
    {
        foreach (var (name, value) in Contract.Schemas(document))
        {
            var schema = (JObject)value!;
            foreach (var part in Contract.Parts(schema))
            {
                Close(part, name);
            }
        }

        foreach (var nothing in document.Descendants().OfType<JProperty>().Where(p => p.Value is JValue { Value: null }).ToList())
        {
            nothing.Remove();
        }
    }

    /// <summary>The contracts describe the values of an enum as <c>`value`: what it means.</c>, one after the other.</summary>
    private static string DescriptionOf(string value, string description)
    {
        var start = description.IndexOf($"`{value}`: ", StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        start += value.Length + 4;
        var end = ValueStart().Match(description, start);
        var text = (end.Success ? description[start..end.Index] : description[start..]).Trim();
        return text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];
    }

    [GeneratedRegex(" `[^`]+`: ")]
    private static partial Regex ValueStart();

    private static void Close(JObject schema, string name)
    {
        if (schema["enum"] is JArray values)
        {
            schema["x-enumNames"] ??= new JArray(values.Select(v => Names.Member(v.ToString(), name)));
            schema["x-enumDescriptions"] = new JArray(values.Select(v => DescriptionOf(v.ToString(), schema["description"]?.ToString() ?? "")));
            return;
        }

        schema["type"] = "object";
        schema["additionalProperties"] = false;
        if (schema["properties"] is not JObject { Count: > 0 } && schema["allOf"] is null)
        {
            // The generator makes no class for an object without members; the class template leaves this one out again.
            schema["properties"] = new JObject { ["placeholder"] = new JObject { ["type"] = "string", ["x-cs-placeholder"] = true } };
        }

        foreach (var property in (schema["properties"] as JObject)?.Properties() ?? [])
        {
            var member = (JObject)property.Value;
            member["x-cs-member"] ??= Names.Property(property.Name, name);

            // The emitted reader compares names as bytes.
            member["x-cs-bytes"] = Encoding.UTF8.GetByteCount(property.Name);
        }
    }
}
