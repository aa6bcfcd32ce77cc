using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Prepare;

/// <summary>Contract and overlay in, the document that the generator reads out, or every reason why not.</summary>
internal static class PrepareCommand
{
    private const int Prepared = 0;
    private const int HasProblems = 1;

    public static int Run(string contractFile, string overlayFile, string outputFile, TextWriter errors)
    {
        var problems = new Problems(contractFile);
        var contract = JsonFile.Read(contractFile, problems);
        var overlay = JsonFile.Read(overlayFile, problems);
        if (contract is not null && overlay is not null)
        {
            Prepare(contract, overlay, contractFile, overlayFile, problems);
        }

        if (problems.Any)
        {
            foreach (var line in problems.Lines)
            {
                errors.WriteLine(line);
            }

            return HasProblems;
        }

        JsonFile.Write(outputFile, contract!);
        return Prepared;
    }

    private static void Prepare(JObject contract, JObject overlay, string contractFile, string overlayFile, Problems problems)
    {
        if (contract["openapi"]?.ToString().StartsWith("3.", StringComparison.Ordinal) != true || contract["paths"] is not JObject { Count: > 0 })
        {
            problems.AddLine(contractFile, "SPEC006", contract, "not an OpenAPI 3 document with paths. Put the upstream document in its place.");
            return;
        }

        Overlay.Apply(contract, overlay, overlayFile, contractFile, problems);
        References(contract, overlayFile, problems);
        if (problems.HasCode("SPEC007"))
        {
            return;
        }

        // The passes go on over the problems of those before, so that one build names them all.
        OperationPass.Run(contract, overlayFile, problems);
        KeepSchemasOnly(contract);
        DirectionPass.Prune(contract);
        new SchemaPass(overlayFile, problems).Run(contract);
        new NamePass(contract, overlayFile, problems).Run();
        NameCheck.Run(contract, overlayFile, problems);
        DirectionPass.Settle(contract);
        ClassPass.Run(contract);
        contract["openapi"] = "3.0.3";
    }

    /// <summary>The passes follow references; one that leads nowhere would take its parameter, body or member away in silence.</summary>
    private static void References(JObject contract, string overlayFile, Problems problems)
    {
        foreach (var reference in contract.Descendants().OfType<JProperty>().Where(p => p.Name == "$ref" && p.Value.Type == JTokenType.String))
        {
            if (Contract.Find(contract, reference.Value.ToString()) is null)
            {
                problems.Add("SPEC007", reference.Parent!, $"the reference '{reference.Value}' leads to nothing in this document.",
                    $"Change it, or add what it names, in {overlayFile}.");
            }
        }
    }

    /// <summary>Parameters, bodies and answers stand in their operations by now, and the clients know their own authentication.</summary>
    private static void KeepSchemasOnly(JObject contract)
    {
        contract["components"] = new JObject { ["schemas"] = Contract.Schemas(contract) };
        contract.Remove("security");
        contract.Remove("webhooks");
        contract.Remove("servers");
    }
}
