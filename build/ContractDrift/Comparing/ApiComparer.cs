using DeepAgents.ContractDrift.Model;

namespace DeepAgents.ContractDrift.Comparing;

/// <summary>Compares two APIs, operation by operation.</summary>
internal static class ApiComparer
{
    public static IReadOnlyList<Change> Compare(ApiShape old, ApiShape now)
    {
        var found = new ChangeCollector();
        var schemas = new SchemaWalk(found);
        foreach (var (key, operation) in old.Operations)
        {
            if (now.Operations.TryGetValue(key, out var other))
            {
                new OperationComparer(operation, other, found, schemas).Compare();
            }
            else
            {
                found.Add(new(ChangeKind.OperationRemoved, operation.Place, operation.Name), operation.Name, Direction.Request);
            }
        }

        foreach (var (key, operation) in now.Operations)
        {
            if (!old.Operations.ContainsKey(key))
            {
                found.Add(new(ChangeKind.OperationAdded, operation.Place, operation.Name), operation.Name, Direction.Request);
            }
        }

        return found.Changes();
    }
}
