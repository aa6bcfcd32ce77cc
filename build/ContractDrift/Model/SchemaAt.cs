using Microsoft.OpenApi;

namespace DeepAgents.ContractDrift.Model;

/// <summary>A schema as it was read, and the place where it is declared.</summary>
internal readonly record struct SchemaAt(IOpenApiSchema Schema, string Place)
{
    /// <summary>The name of the component that it is, or empty.</summary>
    public string ComponentName => Place.StartsWith(ComponentPrefix, StringComparison.Ordinal) && Place.IndexOf('/', ComponentPrefix.Length) < 0 ? Place[ComponentPrefix.Length..] : "";

    private const string ComponentPrefix = "#/components/schemas/";

    /// <summary>What a reference leads to; itself when it is none.</summary>
    public SchemaAt Resolved()
    {
        var at = this;
        for (var steps = 0; at.Schema is OpenApiSchemaReference reference && steps < 32; steps++)
        {
            var (target, place) = References.Target(reference);
            if (target is null)
            {
                return new(new OpenApiSchema { Comment = "unresolved", Id = place }, at.Place);
            }

            at = new(target, place);
        }

        return at;
    }

    public SchemaAt Child(IOpenApiSchema schema, params ReadOnlySpan<string> path)
    {
        var place = Place;
        foreach (var name in path)
        {
            place = Pointer.Append(place, name);
        }

        return new(schema, place);
    }
}
