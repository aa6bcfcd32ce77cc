using System.Buffers;
#if !NETSTANDARD2_0
using System.Runtime.CompilerServices;
#endif
using System.Text;

namespace DeepAgents;

/// <summary>Writes JSON in UTF-8 into a borrowed buffer.</summary>
/// <param name="isRequest">Whether the JSON is sent, so that objects must have what the contract requires.</param>
internal sealed partial class WireWriter(bool isRequest = false) : IDisposable
{
    private const int FirstSize = 4096;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _count;

    public bool IsRequest { get; } = isRequest;

    /// <summary>
    /// Collects the names of the members of the object that is being written; <see langword="null"/> if nobody needs them.
    /// </summary>
    public HashSet<string>? Names { get; set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    public void StartObject() => Open((byte)'{');

    public void EndObject() => Append((byte)'}');

    public void StartArray() => Open((byte)'[');

    public void EndArray() => Append((byte)']');

    /// <summary>Writes a name of the contract, which needs no escapes.</summary>
    public void Name(ReadOnlySpan<byte> name)
    {
        Names?.Add(Encoding.UTF8.GetString(name));
        Separate();
        Grow(name.Length + 3);
        _bytes[_count] = (byte)'"';
        name.CopyTo(_bytes.AsSpan(_count + 1));
        _bytes[_count + name.Length + 1] = (byte)'"';
        _bytes[_count + name.Length + 2] = (byte)':';
        _count += name.Length + 3;
    }

    public void Name(string name)
    {
        Value(name);
        Append((byte)':');
    }

    /// <summary>Writes JSON as it is.</summary>
    public void Raw(ReadOnlySpan<byte> json)
    {
        Separate();
        Append(json);
    }

    /// <summary>Gives the bytes away. The writer is empty afterwards.</summary>
    public RequestBody ToBody()
    {
        var body = new RequestBody(_bytes, _count);
        (_bytes, _count) = ([], 0);
        return body;
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        (_bytes, _count) = ([], 0);
    }

    private void Open(byte bracket)
    {
        Separate();
        Append(bracket);
    }

    /// <summary>Whatever stands after a value or a closing bracket needs a comma.</summary>
    private void Separate()
    {
        if (_count > 0 && _bytes[_count - 1] is not ((byte)'{' or (byte)'[' or (byte)':'))
        {
            Append((byte)',');
        }
    }

    private void Append(byte value)
    {
        Grow(1);
        _bytes[_count++] = value;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        Grow(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_count));
        _count += bytes.Length;
    }

#if !NETSTANDARD2_0
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
#endif
    private void Grow(int count)
    {
        if (_bytes.Length - _count < count)
        {
            Enlarge(count);
        }
    }

    private void Enlarge(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(_count + count), (int)Math.Min(2L * _bytes.Length, int.MaxValue / 2)));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
