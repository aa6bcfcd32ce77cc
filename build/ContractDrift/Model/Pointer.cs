namespace DeepAgents.ContractDrift.Model;

/// <summary>JSON pointers, as places of a document.</summary>
internal static class Pointer
{
    public static string Append(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
