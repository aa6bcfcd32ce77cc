using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace DeepAgents.Emulator.Page;

/// <summary>
/// Puts interpolated HTML together. What is not known to be markup is encoded, so that nobody has to remember it; of other kinds of
/// values there is no overload, on purpose.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct MarkupHandler(int literalLength, int formattedCount)
{
    private const int UsualLength = 24;

    private readonly StringBuilder _html = new(literalLength + (formattedCount * UsualLength));

    public void AppendLiteral(string literal) => _html.Append(literal);

    public void AppendFormatted(Markup markup) => _html.Append(markup.ToString());

    public void AppendFormatted(string? text) => _html.Append(HtmlEncoder.Default.Encode(text ?? ""));

    public void AppendFormatted(long number) => _html.Append(number.ToString(CultureInfo.InvariantCulture));

    public string ToHtml() => _html.ToString();
}
