namespace DeepAgents.Benchmarks.Contenders.Plain;

internal sealed class PlainPermissions
{
    public string? Identity { get; set; }

    public string? Visibility { get; set; }

    public string? TenantAccessLevel { get; set; }
}
