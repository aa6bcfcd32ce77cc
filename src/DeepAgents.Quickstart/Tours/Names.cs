namespace Quickstart.Tours;

/// <summary>Names of what the quickstart makes.</summary>
internal static class Names
{
    /// <summary>A name that says where the thing is from, and that no other run uses.</summary>
    public static string Unique() => $"quickstart-{Guid.NewGuid().ToString("N")[..8]}";
}
