using System.Runtime.CompilerServices;
using Microsoft.OpenApi;

namespace DeepAgents.ContractDrift.Model;

/// <summary>Schemas are the same when they are the same objects of the document.</summary>
internal sealed class SchemaIdentity : IEqualityComparer<IReadOnlyList<IOpenApiSchema>>
{
    public bool Equals(IReadOnlyList<IOpenApiSchema>? x, IReadOnlyList<IOpenApiSchema>? y) =>
        x is not null && y is not null && x.SequenceEqual(y, ReferenceEqualityComparer.Instance);

    public int GetHashCode(IReadOnlyList<IOpenApiSchema> obj) => obj.Aggregate(obj.Count, (hash, schema) => HashCode.Combine(hash, RuntimeHelpers.GetHashCode(schema)));
}
