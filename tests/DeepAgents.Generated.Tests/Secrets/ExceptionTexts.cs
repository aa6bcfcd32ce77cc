using System.Collections;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Secrets;

/// <summary>All the text that can be got out of an exception through its public members, those of its inner exceptions and of our types included.</summary>
internal static class ExceptionTexts
{
    private const int MaxDepth = 8;

    /// <summary>Members that hold what a server sent as it is: models, and not texts about them.</summary>
    private static readonly string[] Models = ["State", "LastState", "Outcome"];

    public static IReadOnlyList<string> Of(Exception exception, bool withModels = true)
    {
        var texts = new List<string>();
        Add(exception.GetType().Name, exception, texts, withModels, 0);
        return texts;
    }

    private static void Add(string path, object? value, List<string> texts, bool withModels, int depth)
    {
        if (value is null or MemberInfo or Pointer || depth > MaxDepth)
        {
            return;
        }

        texts.Add($"{path}: {(value is JToken json ? json.ToString(Formatting.None) : value)}");
        if (value is string or JToken)
        {
            return;
        }

        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                Add(path + "[]", item, texts, withModels, depth + 1);
            }
        }
        else if (value is Exception || value.GetType().Namespace?.StartsWith("DeepAgents", StringComparison.Ordinal) == true || value is DictionaryEntry || IsPair(value))
        {
            var members = value.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0);
            foreach (var member in members.Where(p => withModels || !Models.Contains(p.Name)))
            {
                Add($"{path}.{member.Name}", member.GetValue(value), texts, withModels, depth + 1);
            }
        }
    }

    private static bool IsPair(object value) =>
        value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
}
