using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Checking;

/// <summary>Writes the JSON files that the tool keeps, in the form in which people keep them.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string file, JsonObject document) => File.WriteAllText(file, document.ToJsonString(Readable) + "\n");
}
