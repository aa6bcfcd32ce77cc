using System.CodeDom.Compiler;
using System.ComponentModel;
using System.Reflection;
using DeepAgents.Tests.Serialization;

namespace DeepAgents.Tests.Surface;

[Wire.Row("unknown-enum")]
public sealed class OpenEnumTests
{
    [Test]
    public void There_are_open_enums() => Assert.That(PublicSurface.OpenEnums.Count(), Is.GreaterThanOrEqualTo(25));

    [Test]
    public void No_enum_is_closed_by_a_contract() =>
        Assert.That(PublicSurface.All.Where(t => t.IsEnum && t.IsDefined(typeof(GeneratedCodeAttribute))), Is.Empty);

    [TestCaseSource(typeof(PublicSurface), nameof(PublicSurface.OpenEnums))]
    public void Each_behaves(Type type) =>
        typeof(OpenEnumTests).GetMethod(nameof(Check), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);

    private static void Check<T>()
        where T : struct, IOpenValue, IEquatable<T>
    {
        var nothing = default(T);
        Assert.That((nothing.ToString(), nothing.Value), Is.EqualTo(("", "")));
        Assert.That(nothing, Is.EqualTo(New<T>(null)).And.EqualTo(New<T>("")));

        var unknown = New<T>("Value of Tomorrow");
        Assert.That((unknown.ToString(), unknown.Value, unknown.IsKnown), Is.EqualTo(("Value of Tomorrow", "Value of Tomorrow", false)));

        var known = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(p => (T)p.GetValue(null)!).ToList();
        Assert.That(known, Is.Not.Empty.And.Unique);
        Assert.That(known.All(k => k.IsKnown));
        foreach (var value in known.Append(unknown))
        {
            var upper = New<T>(value.Value.ToUpperInvariant());
            Assert.That(value.Equals(upper) && value.Equals((object)upper) && value.GetHashCode() == upper.GetHashCode());
            Assert.That(Operator(value, upper, "op_Equality") && !Operator(value, upper, "op_Inequality"));
            Assert.That(value.Equals((object)value.Value), Is.False, "A text is no value.");
            Assert.That(TypeDescriptor.GetConverter(typeof(T)).ConvertFromInvariantString(value.Value), Is.EqualTo(value));
            Travel(value);
        }
    }

    private static void Travel<T>(T value)
        where T : struct, IOpenValue
    {
        var text = Newtonsoft.Json.Linq.JToken.FromObject(value.Value).ToString(Newtonsoft.Json.Formatting.None);
        Same(value, text);
        Same<T?>(value, text);
        Same<T?>(null, "null");
        Same(new List<T> { value }, $"[{text}]");
        Same(new List<T?> { value, null }, $"[{text},null]");
        Same(new Dictionary<T, int> { [value] = 1 }, $"{{{text}:1}}");
        Same(new Dictionary<string, T?> { ["a"] = value, ["b"] = null }, $"{{\"a\":{text},\"b\":null}}");
    }

    private static void Same<TValue>(TValue value, string json)
    {
        if (value is not null)
        {
            Assert.That(TestJson.Write(value), Is.EqualTo(json));
        }

        Assert.That(TestJson.Read<TValue>(json), Is.EqualTo(value));
    }

    private static T New<T>(string? text) => (T)Activator.CreateInstance(typeof(T), text)!;

    private static bool Operator<T>(T left, T right, string name) => (bool)typeof(T).GetMethod(name)!.Invoke(null, [left, right])!;
}
