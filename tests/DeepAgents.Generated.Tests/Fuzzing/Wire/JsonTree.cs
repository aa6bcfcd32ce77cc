using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Fuzzing.Wire;

/// <summary>A JSON value on its way to being damaged: its names and leaves are raw text, so it can become what no serializer would write.</summary>
internal sealed class JsonTree
{
    public List<JsonMember>? Members { get; private set; }

    public List<JsonTree>? Items { get; private set; }

    /// <summary>The text that is written for a leaf.</summary>
    public string Leaf { get; private set; } = "";

    public LeafKind Kind { get; private init; }

    public bool IsLeaf => Members is null && Items is null;

    /// <summary>Every value in it, itself first.</summary>
    public IEnumerable<JsonTree> All => (Members?.Select(m => m.Value) ?? Items ?? Enumerable.Empty<JsonTree>()).SelectMany(child => child.All).Prepend(this);

    public static JsonTree Of(string raw, LeafKind kind = LeafKind.Other) => new() { Leaf = raw, Kind = kind };

    public static JsonTree Text(string text, LeafKind kind = LeafKind.Text) => Of(JsonConvert.ToString(text), kind);

    public static JsonTree Object(params IEnumerable<JsonMember> members) => new() { Members = [.. members] };

    public static JsonTree Array(params IEnumerable<JsonTree> items) => new() { Items = [.. items] };

    public static JsonTree From(JToken token) => token switch
    {
        JObject json => Object(json.Properties().Select(p => JsonMember.Named(p.Name, From(p.Value)))),
        JArray list => Array(list.Select(From)),
        JValue { Type: JTokenType.String } => Of(token.ToString(Formatting.None), LeafKind.Text),
        JValue { Type: JTokenType.Integer or JTokenType.Float } => Of(token.ToString(Formatting.None), LeafKind.Number),
        _ => Of(token.ToString(Formatting.None)),
    };

    /// <summary>Puts another value in its place.</summary>
    public void Become(JsonTree other) => (Leaf, Members, Items) = (other.Leaf, other.Members, other.Items);

    /// <summary>The same value apart from this one, so that it can be put inside it.</summary>
    public JsonTree Detach()
    {
        var copy = Of("", Kind);
        copy.Become(this);
        return copy;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    private void Write(StringBuilder text)
    {
        if (Members is not null)
        {
            var start = text.Append('{').Length;
            foreach (var member in Members)
            {
                member.Value.Write(text.Append(text.Length == start ? "" : ",").Append(member.Name).Append(':'));
            }

            text.Append('}');
        }
        else if (Items is not null)
        {
            var start = text.Append('[').Length;
            foreach (var item in Items)
            {
                item.Write(text.Append(text.Length == start ? "" : ","));
            }

            text.Append(']');
        }
        else
        {
            text.Append(Leaf);
        }
    }
}
