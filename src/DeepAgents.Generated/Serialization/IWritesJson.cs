namespace DeepAgents;

/// <summary>A type of ours that is written for logs and relays.</summary>
internal interface IWritesJson
{
    void WriteTo(WireWriter writer);
}
