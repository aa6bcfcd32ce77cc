namespace DeepAgents.Tests.Secrets;

/// <summary>
/// Values that nobody may see. Each begins and ends with letters that no escaping changes, and that stand nowhere else, so that what is
/// left of one is found however it is written.
/// </summary>
internal static class Secret
{
    /// <summary>A key may hold anything printable but a space.</summary>
    public const string Key = "Hk41QzKey\"\\/<&>'+=%25~;,!Wm93Xr";

    /// <summary>One that can be an id, or part of the name of a header.</summary>
    public const string Plain = "Hk41QzPlain-1.2~Wm93Xr";

    public const string Header = "Hk41QzHeader \"a\\/<b>'\\u0041&amp;+=%2B Wm93Xr";

    public const string Cookie = "Hk41QzCookie%22+/&'Wm93Xr";

    public const string OtherCookie = "Hk41QzOther+/=Wm93Xr";

    public const string Token = "Hk41QzBearer.a-b_c+/=Wm93Xr";

    /// <summary>A value of a body may hold anything.</summary>
    public const string Body = "Hk41QzBody é\"\\\n\t</script>&'+=%41日😀 Wm93Xr";

    private static readonly string[] Traces = ["Hk41Q", "m93Xr"];

    public static IReadOnlyList<string> All { get; } = [Key, Plain, Header, Cookie, OtherCookie, Token, Body];

    /// <summary>Those that a request holds: not every body has one.</summary>
    public static IEnumerable<string> In(RawRequest request) => All.Where(secret => secret != Body || request.Body.Contains("Hk41QzBody", StringComparison.Ordinal));

    /// <summary>The headers of a caller that carry secrets.</summary>
    public static void AddTo(RequestOptions options)
    {
        options.Headers.Add("X-Custom", Header);
        options.Headers.Add("X-Plain", Plain);
        options.Headers.Add("Cookie", $"session={Cookie}; other={OtherCookie}");
        options.Headers.Add("Authorization", $"Bearer {Token}");
        options.Headers.Add("Proxy-Authorization", $"Bearer {Token}");
    }

    /// <summary>The texts in which a piece of a secret can be seen.</summary>
    public static IEnumerable<string> Leaks(IEnumerable<string> texts) =>
        texts.Where(text => Traces.Any(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase)));
}
