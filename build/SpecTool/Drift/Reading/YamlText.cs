using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DeepAgents.SpecTool.Drift.Reading;

/// <summary>
/// Reads YAML text into the same nodes as JSON. Aliases are written out, and what they grow into is bounded: nine short lines could
/// otherwise fill the memory.
/// </summary>
internal sealed class YamlText
{
    private const int MaxDepth = 256;
    private const int MaxNodes = 500_000;

    private readonly string _source;
    private readonly Parser _parser;
    private readonly int _firstLine;
    private readonly Dictionary<string, (JsonNode? Node, int Size)> _anchors = new(StringComparer.Ordinal);

    private int _nodes;

    private YamlText(string source, string text, int firstLine)
    {
        _source = source;
        _firstLine = firstLine;
        _parser = new Parser(new StringReader(text));
    }

    /// <param name="firstLine">The line of the source at which the text stands, counted from one.</param>
    public static JsonNode? Read(string source, string text, int firstLine = 1)
    {
        var reader = new YamlText(source, text, firstLine);
        try
        {
            return reader.Document();
        }
        catch (YamlException exception)
        {
            throw reader.Unreadable($"not YAML: {exception.Message}", exception.Start);
        }
    }

    private JsonNode? Document()
    {
        Next();
        while (_parser.Current is StreamStart or DocumentStart)
        {
            Next();
        }

        if (_parser.Current is StreamEnd)
        {
            return null;
        }

        var root = Node(depth: 0);
        if (_parser.Current is DocumentEnd)
        {
            Next();
        }

        return _parser.Current is StreamEnd ? root : throw Unreadable("more than one YAML document. Give one of them.", _parser.Current!.Start);
    }

    /// <summary>Reads the node at the parser, and moves behind it.</summary>
    private JsonNode? Node(int depth)
    {
        var at = _parser.Current!;
        if (depth > MaxDepth)
        {
            throw Unreadable($"nested more than {MaxDepth} deep", at.Start);
        }

        if (at is AnchorAlias alias)
        {
            Next();
            return Anchored(alias);
        }

        var before = _nodes;
        Count(1, at.Start);
        var node = at switch
        {
            Scalar scalar => Value(scalar),
            SequenceStart => Sequence(depth),
            MappingStart => Mapping(depth),
            _ => throw Unreadable($"not expected here: {at.GetType().Name}", at.Start),
        };
        if (at is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            _anchors[anchored.Anchor.Value] = (node, _nodes - before);
        }

        return node;
    }

    private JsonNode? Anchored(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchored))
        {
            throw Unreadable($"the alias '*{alias.Value.Value}' has no anchor before it", alias.Start);
        }

        Count(anchored.Size, alias.Start);
        return anchored.Node?.DeepClone();
    }

    private JsonArray Sequence(int depth)
    {
        Next();
        var items = new JsonArray();
        while (_parser.Current is not SequenceEnd)
        {
            items.Add(Node(depth + 1));
        }

        Next();
        return items;
    }

    private JsonObject Mapping(int depth)
    {
        Next();
        var members = new JsonObject();
        while (_parser.Current is not MappingEnd)
        {
            if (_parser.Current is not Scalar key)
            {
                throw Unreadable("the name of a member is no text", _parser.Current!.Start);
            }

            Next();
            if (!members.TryAdd(key.Value, Node(depth + 1)))
            {
                throw Unreadable($"the member '{key.Value}' is there twice", key.Start);
            }
        }

        Next();
        return members;
    }

    private JsonNode? Value(Scalar scalar)
    {
        Next();
        return scalar is { Style: ScalarStyle.Plain, Tag.IsEmpty: true } ? YamlScalar.Plain(scalar.Value) : JsonValue.Create(scalar.Value);
    }

    private void Next() => _parser.MoveNext();

    private void Count(int nodes, Mark at)
    {
        _nodes += nodes;
        if (_nodes > MaxNodes)
        {
            throw Unreadable($"more than {MaxNodes} nodes once its aliases are written out", at);
        }
    }

    private UnreadableSourceException Unreadable(string reason, Mark at) => new(_source, reason, at.Line + _firstLine - 1, at.Column);
}
