namespace DeepAgents;

/// <summary>A type of ours that is read by any serializer.</summary>
internal interface IReadsJson
{
    /// <summary>Reads the value at which the reader stands, and returns it. A value that cannot be read throws.</summary>
    object ReadFrom(ref WireReader reader);
}
