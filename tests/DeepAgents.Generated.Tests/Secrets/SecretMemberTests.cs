using System.Text.RegularExpressions;
using DeepAgents.Tests.Golden;
using DeepAgents.Tests.Surface;

namespace DeepAgents.Tests.Secrets;

/// <summary>A request model with a member that sounds secret has to say so, so that its value is scrubbed.</summary>
public sealed partial class SecretMemberTests
{
    /// <summary>What sounds secret and is none.</summary>
    private static readonly string[] Harmless = ["CreateAuthSessionRequest.TokenId"];

    private static IEnumerable<Type> Bodies => Operation.All.Select(o => o.Body?.ParameterType).OfType<Type>().Distinct();

    [TestCaseSource(nameof(Bodies))]
    public void A_body_with_a_member_that_sounds_secret_has_secrets(Type body)
    {
        var suspects = Suspects(body, []).Except(Harmless).ToList();

        Assert.That(suspects.Count == 0 || typeof(IHasSecrets).IsAssignableFrom(body), string.Join(", ", suspects));
    }

    [Test]
    public void Members_that_sound_secret_are_recognized()
    {
        var suspects = Bodies.SelectMany(body => Suspects(body, [])).ToList();

        Assert.That(suspects, Is.SupersetOf(new[] { "CreateMcpServerRequest.Headers", "CreatePlatformAgentRequest.EnvVars" }));
        Assert.That(suspects, Is.SupersetOf(Harmless), "What is gone needs no exception.");
    }

    [TestCaseSource(typeof(PublicSurface), nameof(PublicSurface.Models))]
    public void A_model_as_text_tells_no_values_but_its_id(Type model) =>
        Assert.That(new TellingValues { Text = name => name == "id" ? "id" : Secret.Body }.Make(model, "")!.ToString(), Does.Not.Contain("Hk41Q"));

    private static IEnumerable<string> Suspects(Type model, HashSet<Type> seen)
    {
        if (!seen.Add(model))
        {
            return [];
        }

        var members = PublicSurface.Members(model).ToList();
        return members.Where(m => IsText(m.PropertyType) && Suspicious().IsMatch(m.Name)).Select(m => $"{model.Name}.{m.Name}")
            .Concat(members.SelectMany(m => Parts(m.PropertyType)).Where(t => t.IsSubclassOf(typeof(JsonModel))).SelectMany(t => Suspects(t, seen)));
    }

    private static bool IsText(Type type) => Parts(type).Any(part => part == typeof(string) || part == typeof(Newtonsoft.Json.Linq.JToken) || part.IsSubclassOf(typeof(JsonModel)));

    private static IEnumerable<Type> Parts(Type type) => type.IsGenericType ? type.GenericTypeArguments.SelectMany(Parts) : [type];

    // Hosts that a variable may be sent to, and which way to authenticate, are no secrets.
    [GeneratedRegex("Token|Secret|Password|ApiKey|Credential|Authorization|Cookie|Headers?$|EnvVars$|Environment|Private", RegexOptions.CultureInvariant)]
    private static partial Regex Suspicious();
}
