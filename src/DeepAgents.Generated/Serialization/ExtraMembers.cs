using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>The members of a JSON object that a model has no property for, or whose values its properties cannot hold.</summary>
internal sealed class ExtraMembers
{
    // The bytes as they came. Once somebody has looked, the tokens are all there is.
    private Dictionary<string, byte[]>? _unread;
    private Dictionary<string, JToken>? _tokens;
    private List<string>? _unreadable;

    public IDictionary<string, JToken> Tokens => Volatile.Read(ref _tokens) ?? LookAtUnread();

    public IReadOnlyList<string> Unreadable => _unreadable ?? (IReadOnlyList<string>)[];

    /// <summary>Whether there may be members under the names of properties, which a property that is set replaces.</summary>
    public bool MayHideProperties => _tokens is { Count: > 0 } || _unreadable is not null;

    public void Add(string name, byte[] json, bool isUnreadable)
    {
        (_unread ??= new Dictionary<string, byte[]>(StringComparer.Ordinal))[name] = json;
        if (isUnreadable)
        {
            (_unreadable ??= []).Add(name);
        }
    }

    /// <summary>Writes the members.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="written">The names that are written already, or <see langword="null"/> if none of them can be a name of these.</param>
    public void WriteTo(WireWriter writer, HashSet<string>? written)
    {
        if (_tokens is not null)
        {
            foreach (var pair in _tokens.Where(pair => written?.Contains(pair.Key) != true))
            {
                writer.Name(pair.Key);
                JsonTokens.Write(pair.Value, writer);
            }
        }
        else if (_unread is not null)
        {
            foreach (var pair in _unread.Where(pair => written?.Contains(pair.Key) != true))
            {
                writer.Name(pair.Key);
                writer.Raw(pair.Value);
            }
        }
    }

    private Dictionary<string, JToken> LookAtUnread()
    {
        var tokens = new Dictionary<string, JToken>(StringComparer.Ordinal);
        foreach (var pair in _unread ?? [])
        {
            tokens.Add(pair.Key, FreeJson.Parse(pair.Value));
        }

        // Two threads at once get the same tokens, or a change to one would be lost.
        var first = Interlocked.CompareExchange(ref _tokens, tokens, null) ?? tokens;
        _unread = null;
        return first;
    }
}
