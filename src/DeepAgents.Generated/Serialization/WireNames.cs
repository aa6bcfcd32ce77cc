using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>
/// The names of all members in one table, so that reading an object makes no string for each of them. Newtonsoft's own table looks at
/// every character of a name twice, one after the other, and most tokens are names.
/// </summary>
internal sealed class WireNames : JsonNameTable
{
    private const int FewestSlots = 64;

    // As full as a quarter at most. Read at any time and by anyone, so what is added to it comes in a copy.
    private volatile string?[] _slots = new string?[FewestSlots];
    private readonly object _adding = new();
    private int _count;

    public static WireNames Table { get; } = new();

    public void Add(IEnumerable<string> names)
    {
        lock (_adding)
        {
            var slots = (string?[])_slots.Clone();
            foreach (var name in names)
            {
                var characters = name.AsSpan();
                var slot = Find(slots, characters);
                if (slots[slot] is not null)
                {
                    continue;
                }

                // The very strings that the code has, which a switch recognizes without a look at their characters.
                slots[slot] = string.Intern(name);
                if (++_count * 4 > slots.Length)
                {
                    slots = Enlarge(slots);
                }
            }

            _slots = slots;
        }
    }

    /// <summary>The name that stands in a buffer, or <see langword="null"/> for one that is none of ours.</summary>
    public override string? Get(char[] key, int start, int length)
    {
        var slots = _slots;
        return slots[Find(slots, key.AsSpan(start, length))];
    }

    private static string?[] Enlarge(string?[] slots)
    {
        var larger = new string?[slots.Length * 2];
        foreach (var name in slots.OfType<string>())
        {
            larger[Find(larger, name.AsSpan())] = name;
        }

        return larger;
    }

    /// <summary>The slot of a name, or the empty one where it belongs.</summary>
    private static int Find(string?[] slots, ReadOnlySpan<char> name)
    {
        // Three of its characters tell one name from nearly all others.
        var hash = name.Length == 0 ? 0 : (name.Length * 31) + (name[0] * 7) + (name[name.Length / 2] * 17) + (name[name.Length - 1] * 131);
        for (var slot = hash & (slots.Length - 1); ; slot = (slot + 1) & (slots.Length - 1))
        {
            if (slots[slot] is not { } found || (found.Length == name.Length && name.SequenceEqual(found.AsSpan())))
            {
                return slot;
            }
        }
    }
}
