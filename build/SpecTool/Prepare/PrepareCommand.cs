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
            problems.AddLine(contractFile, "SPEC006", contract, "not an OpenAPI 3 document with paths.");
            return;
        }

        Overlay.Apply(contract, overlay, overlayFile, contractFile, problems);
        OperationPass.Run(contract, overlayFile, problems);
        if (problems.Any)
        {
            return;
        }

        KeepSchemasOnly(contract);
        DirectionPass.Prune(contract);
        new SchemaPass(overlayFile, problems).Run(contract);
        new NamePass(contract, overlayFile, problems).Run();
        DirectionPass.Settle(contract);
        ClassPass.Run(contract);
        contract["openapi"] = "3.0.3";
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
