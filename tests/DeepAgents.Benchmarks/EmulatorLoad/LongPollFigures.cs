namespace DeepAgents.Benchmarks.EmulatorLoad;

/// <summary>What many long polls at once cost.</summary>
/// <param name="Held">How many were open at once.</param>
/// <param name="Opening">How long it took to open them.</param>
/// <param name="BytesEach">Resident memory of the emulator for each of them.</param>
/// <param name="Answering">From the decision to the last answer.</param>
/// <param name="Errors">How many ended in anything but the decision.</param>
internal sealed record LongPollFigures(int Held, TimeSpan Opening, long BytesEach, TimeSpan Answering, int Errors);
