namespace DeepAgents;

/// <summary>Marks a member that a request must have. Reading never requires anything: servers do leave out what they promise.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RequiredOnWriteAttribute : Attribute;
