using System.Text.Json.Nodes;

namespace DeepAgents.Chaos.Emulation;

/// <summary>
/// All that goes wrong, by how often. Many of the faults strike after the request took effect: a client that repeats such a request
/// makes things twice.
/// </summary>
internal static class FaultMix
{
    private static readonly (double Weight, string Fault)[] Faults =
    [
        (2, """{"kind":"status","status":429,"retry_after":"00:00:00"}"""),
        (1, """{"kind":"status","status":429,"retry_after":"00:00:01"}"""),
        (1, """{"kind":"status","status":408}"""),
        (1, """{"kind":"status","status":500}"""),
        (1, """{"kind":"status","status":500,"after_effect":true}"""),
        (1, """{"kind":"status","status":502}"""),
        (1, """{"kind":"status","status":502,"after_effect":true}"""),
        (1, """{"kind":"status","status":503,"retry_after":"00:00:00"}"""),
        (1, """{"kind":"status","status":503,"after_effect":true}"""),
        (1, """{"kind":"status","status":504,"after_effect":true}"""),
        (2, """{"kind":"reset"}"""),
        (2, """{"kind":"reset","after_effect":true}"""),
        (1, """{"kind":"reset_in_body"}"""),
        (1, """{"kind":"reset_in_body","after_bytes":0}"""),
        (1, """{"kind":"reset_in_body","after_bytes":300}"""),
        (1, """{"kind":"reset_in_body","after_bytes":1200}"""),
        (1, """{"kind":"truncate"}"""),
        (1, """{"kind":"truncate","after_bytes":700}"""),
        (1, """{"kind":"html"}"""),
        (1, """{"kind":"html","status":504,"after_effect":true}"""),
        (1, """{"kind":"empty"}"""),
        (1, """{"kind":"empty","status":500,"after_effect":true}"""),
        (1, """{"kind":"content_type","content_type":"text/html"}"""),
        (2, """{"kind":"slow","delay":"00:00:00.150"}"""),
        (1, """{"kind":"redirect","location":"http://127.0.0.1:9/elsewhere"}"""),
        (1, """{"kind":"unknown_enum"}"""),
        (1, """{"kind":"extra_members"}"""),
        (1, """{"kind":"null_optionals"}"""),
        (0.3, """{"kind":"stall"}"""),
    ];

    /// <param name="share">The part of all requests, 0 to 1, that meets one of the faults.</param>
    public static JsonArray Of(double share)
    {
        var unit = share / Faults.Sum(fault => fault.Weight);
        var spared = 1.0;
        var rules = new JsonArray();
        foreach (var (weight, fault) in Faults)
        {
            // The first rule that strikes counts, so each one is asked only about what those before it have spared.
            var rule = JsonNode.Parse(fault)!;
            rule["probability"] = spared <= 0 ? 0 : Math.Clamp(unit * weight / spared, 0, 1);
            rules.Add(rule);
            spared -= unit * weight;
        }

        return rules;
    }
}
