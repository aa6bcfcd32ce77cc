using DeepAgents.Tests.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Surface;

public sealed class ModelTests
{
    [Test]
    public void There_are_models_to_look_at() => Assert.That(PublicSurface.Models.Count(), Is.GreaterThanOrEqualTo(70));

    [Test]
    public void Every_class_that_the_generator_made_is_a_model_a_client_or_options()
    {
        var generated = PublicSurface.All.Where(t => t.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false));
        var known = PublicSurface.Models.Concat(PublicSurface.Clients).Concat(PublicSurface.OpenEnums);
        Assert.That(generated.Except(known).Where(t => !t.IsSubclassOf(typeof(RequestOptions))), Is.Empty);
    }

    private static IEnumerable<Type> ModelsWithRequiredMembers => PublicSurface.Models.Where(model => Required(model).Any());

    [TestCaseSource(typeof(PublicSurface), nameof(PublicSurface.Models))]
    public void Every_model_can_be_made(Type model) => Assert.That(model.GetConstructor([])?.IsPublic, Is.True);

    [TestCaseSource(typeof(PublicSurface), nameof(PublicSurface.Models))]
    [Wire.Row("optional-values")]
    public void A_new_model_sends_nothing_but_what_is_required(Type model)
    {
        var instance = Activator.CreateInstance(model)!;
        var required = Required(model).ToList();
        foreach (var member in PublicSurface.Members(model).Where(m => required.Contains(WireName(m))))
        {
            member.SetValue(instance, Arguments.Make(member.PropertyType));
        }

        var sent = Parse(WireJson.Write(instance).ToArray());

        Assert.That(sent.Properties().Select(p => p.Name), Is.EquivalentTo(required.Concat(Always(model))));
    }

    [TestCaseSource(nameof(ModelsWithRequiredMembers))]
    [Wire.Row("required-request")]
    public void Each_required_member_that_is_missing_is_named(Type model)
    {
        foreach (var missing in PublicSurface.Members(model).Where(m => Required(model).Contains(WireName(m))))
        {
            var instance = Arguments.Make(model)!;
            missing.SetValue(instance, null);
            var request = new ApiRequest("Test.Test", "POST", "x", RetrySafety.Never, null);

            var exception = Assert.Throws<ArgumentException>(() => request.Body(instance, "body"), missing.Name);

            Assert.That(exception.Message, Does.Contain($"'{WireName(missing)}'"));
        }
    }

    [TestCaseSource(typeof(PublicSurface), nameof(PublicSurface.Models))]
    [Wire.Row("required-response")]
    public void Every_model_is_read_from_nothing(Type model)
    {
        foreach (var member in PublicSurface.Members(model))
        {
            var hasNothing = !member.PropertyType.IsValueType || Nullable.GetUnderlyingType(member.PropertyType) is not null;
            var isOptional = typeof(IOptional).IsAssignableFrom(member.PropertyType);
            Assert.That(hasNothing || isOptional, $"{member.Name} has a value that nobody set.");
        }

        var nulls = "{" + string.Join(',', PublicSurface.Members(model).Select(m => $"\"{WireName(m)}\":null")) + "}";
        Assert.That(Read(model, "{}"), Is.InstanceOf(model));
        Assert.That(Read(model, nulls), Is.InstanceOf(model));
    }

    [TestCaseSource(typeof(PublicSurface), nameof(PublicSurface.Models))]
    public void Every_model_keeps_what_it_knows_and_what_it_does_not(Type model)
    {
        var written = Parse(WireJson.Write(Arguments.Make(model)!).ToArray());
        var members = PublicSurface.Members(model).Select(WireName).Append("tomorrow's member");
        Assert.That(written.Properties().Select(p => p.Name), Is.EquivalentTo(members));

        var again = Parse(WireJson.Write(Read(model, written.ToString(Formatting.None))!).ToArray());

        Assert.That(JToken.DeepEquals(written, again), $"{written}\nbecame\n{again}");
    }

    internal static string WireName(System.Reflection.PropertyInfo member) =>
        ((JsonPropertyAttribute)Attribute.GetCustomAttribute(member, typeof(JsonPropertyAttribute))!).PropertyName!;

    private static IEnumerable<string> Required(Type model) =>
        PublicSurface.Members(model).Where(m => m.IsDefined(typeof(RequiredOnWriteAttribute), inherit: true)).Select(WireName);

    /// <summary>The members that are <c>null</c> in a request when they are not set; that the attribute says so is its only setting.</summary>
    private static IEnumerable<string> Always(Type model) =>
        from member in PublicSurface.Members(model)
        where member.GetCustomAttributesData().Any(data => data.AttributeType == typeof(JsonPropertyAttribute) && data.NamedArguments.Count > 0)
        select WireName(member);

    private static object? Read(Type model, string json)
    {
        return TestJson.Read(model, json);
    }

    private static JObject Parse(byte[] bytes)
    {
        using var reader = new JsonTextReader(new StreamReader(new MemoryStream(bytes))) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
