namespace DeepAgents.Emulator.Http;

/// <summary>What was found where a request's JSON should be.</summary>
internal enum JsonBodyState
{
    Absent,
    Malformed,
    Present,
}
