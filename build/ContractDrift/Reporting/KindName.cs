using System.Text.RegularExpressions;

namespace DeepAgents.ContractDrift.Reporting;

/// <summary>How an enum value is written in reports and files: <c>property-removed</c>.</summary>
internal static partial class KindName
{
    public static string Of<T>(T value)
        where T : struct, Enum => WordStart().Replace(value.ToString(), "-").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
