using System.Reflection;
using System.Runtime.InteropServices;

namespace DeepAgents;

/// <summary>The <c>User-Agent</c> of every request: some firewalls refuse requests without one.</summary>
internal static class UserAgent
{
    private const int MaxApplicationLength = 200;

    /// <summary>The part that names this library, its version and the framework.</summary>
    public static readonly string Library = $"DeepAgents.Generated/{Version()} ({Framework()})";

    /// <summary>The application, if it is known, and the library.</summary>
    public static string Of(string? application) => string.IsNullOrEmpty(application) ? Library : $"{application} {Library}";

    /// <summary>Whether a text consists of products such as <c>Shop/1.4</c>, with one space between two of them.</summary>
    public static bool IsApplication(string text) => text.Length <= MaxApplicationLength && text.Split(' ').All(IsProduct);

    private static bool IsProduct(string text)
    {
        var parts = text.Split('/');
        return parts.Length <= 2 && parts.All(HeaderText.IsName);
    }

    // Without the commit that builds append to it.
    private static string Version() =>
        typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    // Parentheses would end the comment early.
    private static string Framework() =>
        new([.. RuntimeInformation.FrameworkDescription.Where(static c => c is >= ' ' and <= '~' and not ('(' or ')' or '\\'))]);
}
