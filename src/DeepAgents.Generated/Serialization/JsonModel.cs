using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>
/// The base of every model. It keeps the members that this version of the package does not know, so that reading an object from
/// a newer server and writing it again loses nothing.
/// </summary>
public abstract class JsonModel
{
    [JsonExtensionData]
    private Dictionary<string, JToken>? _additionalProperties;

    /// <summary>Creates an empty model: nothing is set, so nothing is sent.</summary>
    protected JsonModel()
    {
    }

    /// <summary>
    /// Members of the JSON object that are no property of this class, by their name on the wire. What is added here is sent, except
    /// under the name of a property that is set: the property wins.
    /// </summary>
    /// <value>Empty unless the server sent such members or the caller added some.</value>
    [JsonIgnore]
    public IDictionary<string, JToken> AdditionalProperties => _additionalProperties ??= new Dictionary<string, JToken>(StringComparer.Ordinal);
}
