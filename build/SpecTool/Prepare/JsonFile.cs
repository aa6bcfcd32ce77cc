using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Prepare;

/// <summary>Reads and writes the JSON documents of the build.</summary>
internal static class JsonFile
{
    private const string Mend = "Put an OpenAPI document (or overlay) in its place.";

    private static readonly JsonLoadSettings LoadSettings = new()
    {
        DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error,
        LineInfoHandling = LineInfoHandling.Load,
    };

    /// <summary>Reads an object, or reports why it cannot be one and returns <see langword="null"/>.</summary>
    public static JObject? Read(string file, Problems problems)
    {
        try
        {
            using var text = File.OpenText(file);
            using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None, MaxDepth = 256 };
            var root = JToken.ReadFrom(reader, LoadSettings);
            if (root is JObject found && !reader.Read())
            {
                return found;
            }

            problems.AddLine(file, "SPEC001", root, $"not one JSON object. {Mend}");
        }
        catch (JsonReaderException exception)
        {
            problems.AddLine($"{file}({exception.LineNumber},{exception.LinePosition})", "SPEC001", null, $"not JSON: {exception.Message} {Mend}");
        }
        catch (JsonException exception)
        {
            problems.AddLine(file, "SPEC001", null, $"not JSON that can be used: {exception.Message} {Mend}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.AddLine(file, "SPEC001", null, $"cannot be read: {exception.Message} {Mend}");
        }

        return null;
    }

    /// <summary>Writes a document with LF line ends, so that two machines write the same bytes.</summary>
    public static void Write(string file, JObject document)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using var text = new StreamWriter(file) { NewLine = "\n" };
        using var writer = new JsonTextWriter(text) { Formatting = Formatting.Indented };
        document.WriteTo(writer);
    }
}
