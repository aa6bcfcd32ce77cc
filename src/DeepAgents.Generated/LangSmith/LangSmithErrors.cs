namespace DeepAgents.LangSmith;

/// <summary>What the Managed Deep Agents contract says about failures beyond their shape.</summary>
internal static class LangSmithErrors
{
    private const string MissingPermissionText = "missing permission";

    internal static readonly ErrorKnowledge Knowledge = new(IsTransient, MissingPermission);

    // A thread whose agent was deleted always answers 502, unlike every other 502 and even with a Retry-After.
    private static bool? IsTransient(int status, ApiError error) =>
        status == 502
            && error is StructuredError { Code: { } code }
            && code.Trim().Equals("upstream_auth_failed", StringComparison.OrdinalIgnoreCase)
            ? false
            : null;

    private static string? MissingPermission(int status, ApiError error)
    {
        if (status != 403 || error is HtmlError)
        {
            return null;
        }

        string text = error.Message;
        int found = text.IndexOf(MissingPermissionText, StringComparison.OrdinalIgnoreCase);
        if (found < 0)
        {
            return null;
        }

        string rest = text.Substring(found + MissingPermissionText.Length).TrimStart(' ', ':', '"', '\'', '`');
        string name = new([.. rest.TakeWhile(c => char.IsLetterOrDigit(c) || c is '-' or '_' or ':' or '.' or '/' or '*')]);
        string permission = name.TrimEnd('.', ':', '-');

        // "missing permission to read this" names none: without a colon only the last word of the text counts.
        bool isName = permission.IndexOf(':') > 0 || rest.Length - name.Length <= 1;
        return isName && permission.Length > 0 ? permission : null;
    }
}
