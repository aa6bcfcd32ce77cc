using DeepAgents.ContractDrift.Comparing;

namespace DeepAgents.ContractDrift.Reporting;

/// <summary>Says in few words who sees a change.</summary>
internal static class SeenBy
{
    private const int Named = 2;

    public static string Of(Change change)
    {
        var operations = change.Seen.GroupBy(s => s.Operation).Select(g => $"{g.Key} ({string.Join(", ", g.Select(s => KindName.Of(s.Direction)))})").ToList();
        return string.Join(", ", operations.Take(Named)) + (operations.Count > Named ? $" and {operations.Count - Named} more" : "");
    }
}
