using Newtonsoft.Json;

namespace DeepAgents.Benchmarks.Measurement;

/// <summary>What a client process found out: costs to compare, or values that stand for themselves. Goes from process to process as JSON.</summary>
internal sealed class Report
{
    public IReadOnlyList<Figures> Figures { get; init; } = [];

    public Dictionary<string, double> Values { get; init; } = [];

    public static Report Parse(string text) => JsonConvert.DeserializeObject<Report>(text) ?? throw new InvalidDataException("The client said nothing.");

    public override string ToString() => JsonConvert.SerializeObject(this);

    public Figures Of(string contender) => Figures.Single(figures => figures.Name == contender);
}
