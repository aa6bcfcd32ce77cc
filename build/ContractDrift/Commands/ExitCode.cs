using DeepAgents.ContractDrift.Reporting;

namespace DeepAgents.ContractDrift.Commands;

/// <summary>The exit codes of the tool. Up to <see cref="Breaking"/> they are the severities for a client already shipped.</summary>
internal static class ExitCode
{
    public const int None = 0;
    public const int Additive = 1;
    public const int Breaking = 2;

    /// <summary>A source cannot be read.</summary>
    public const int Unreadable = 3;

    /// <summary>A source is gone.</summary>
    public const int Vanished = 4;

    public const int UsageError = 64;
    public const int InternalError = 70;

    // A source that is only gone does not hide what breaks a client already shipped.
    private static readonly int[] WorstFirst = [Unreadable, Breaking, Vanished, Additive];

    public static int Of(IReadOnlyList<DriftReport> reports) => WorstFirst.FirstOrDefault(reports.Select(Of).Contains, None);

    /// <summary>A source that is there again calls for a change of the list, whatever it says.</summary>
    private static int Of(DriftReport report) => report.State switch
    {
        SourceState.Withdrawn => None,
        SourceState.Vanished => Vanished,
        SourceState.Unreadable => Unreadable,
        SourceState.Returned => Math.Max(Additive, (int)report.Severity),
        _ => (int)report.Severity,
    };
}
