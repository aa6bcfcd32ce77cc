using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Fuzzing.Outcomes;

/// <summary>Looks at all that a value has to show, as a caller might. Nothing of it may throw.</summary>
internal sealed class ValueWalk
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    private ValueWalk()
    {
    }

    /// <summary>Whether a model lacks what a request must have, so that writing it is refused on purpose.</summary>
    public bool LacksRequired { get; private set; }

    public static ValueWalk Of(object? value)
    {
        var walk = new ValueWalk();
        walk.Visit(value);
        return walk;
    }

    private static PropertyInfo[] Properties(Type type) => Known.GetOrAdd(type, static type =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanRead && p.GetIndexParameters().Length == 0)]);

    private void Visit(object? value)
    {
        switch (value)
        {
            case null or string:
                break;
            case JToken json:
                _ = json.ToString(Formatting.None);
                break;
            case IOpenValue open:
                _ = (open.Value.Length, open.IsKnown, open.ToString(), open.GetHashCode(), open.Equals(open));
                break;
            case IOptional optional:
                _ = (optional.ToString(), optional.GetHashCode());
                Visit(optional.IsSet ? optional.Value : null);
                break;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    Visit(entry.Key);
                    Visit(entry.Value);
                }

                break;
            case IEnumerable list:
                foreach (var item in list)
                {
                    Visit(item);
                }

                break;
            case Exception exception:
                // Not its text as a whole: that is .NET's, and for the most part a stack.
                _ = exception.Message;
                Visit(exception.InnerException);
                VisitProperties(exception, typeof(Exception));
                break;
            case { } ours when ours.GetType().Namespace!.StartsWith(nameof(DeepAgents), StringComparison.Ordinal) || ours.GetType().IsGenericType:
                _ = ours.ToString();
                VisitProperties(ours, typeof(object));
                break;
            default:
                _ = value.ToString();
                break;
        }
    }

    private void VisitProperties(object value, Type root)
    {
        foreach (var property in Properties(value.GetType()).Where(p => p.DeclaringType != root))
        {
            var held = property.GetMethod!.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, null);
            LacksRequired |= held is null && property.IsDefined(typeof(RequiredOnWriteAttribute), inherit: true);
            Visit(held);
        }
    }
}
