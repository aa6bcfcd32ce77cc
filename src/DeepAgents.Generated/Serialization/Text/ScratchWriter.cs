using System.Globalization;
using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>
/// A writer of JSON text that each thread uses again and again: a new one takes more memory than most values. It is borrowed, and given
/// back once a whole value was written; one that failed in the middle is left to the collector.
/// </summary>
internal sealed class ScratchWriter : IDisposable
{
    /// <summary>After a longer text its buffers are too large to be kept.</summary>
    private const int MaxKept = 32 * 1024;

    [ThreadStatic]
    private static ScratchWriter? _free;

    private readonly PooledTextWriter _text = new();

    private ScratchWriter() => Json = new WireTextWriter(_text)
    {
        ArrayPool = CharPool.Shared,
        AutoCompleteOnClose = false,
        CloseOutput = false,
        Culture = CultureInfo.InvariantCulture,
    };

    public JsonTextWriter Json { get; }

    public static ScratchWriter Borrow()
    {
        var writer = _free ?? new ScratchWriter();
        _free = null;
        return writer;
    }

    public void Return()
    {
        if (_text.Length > MaxKept)
        {
            Dispose();
            return;
        }

        _text.Clear();
        _free = this;
    }

    public void Dispose()
    {
        Json.Close();
        _text.Dispose();
    }

    public RequestBody ToBody() => _text.ToBody();
}
