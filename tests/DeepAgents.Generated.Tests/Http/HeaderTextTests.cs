namespace DeepAgents.Tests.Http;

public sealed class HeaderTextTests
{
    /// <summary>What RFC 9110 lets a name consist of.</summary>
    private const string NameCharacters = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly char[] Characters = [.. Enumerable.Range(0, 300).Select(code => (char)code)];

    [Test]
    public void A_value_consists_of_what_can_be_printed_in_ASCII() =>
        Assert.That(Characters.Where(c => HeaderText.CanCarry($"a{c}")), Is.EqualTo(Characters.Where(c => c is >= ' ' and <= '~')));

    [Test]
    public void A_name_consists_of_what_a_token_does() =>
        Assert.That(Characters.Where(IsName), Is.EquivalentTo(NameCharacters));

    [TestCase("X-A", "v")]
    [TestCase("X-A", "")]
    public void What_can_be_carried_is_left_as_it_is(string name, string value) =>
        Assert.That((HeaderText.CheckName(name, "X-Key"), HeaderText.Check(name, value)), Is.EqualTo((name, value)));

    [Test]
    public void A_refusal_names_the_header_and_never_its_value()
    {
        Assert.That(() => HeaderText.Check("X-A", null!), Throws.ArgumentNullException.With.Message.StartsWith("The header 'X-A' has no value."));
        Assert.That(
            () => HeaderText.Check("X-A", "se\ncret"),
            Throws.ArgumentException.With.Message.StartsWith("The value of the header 'X-A' holds a line break").And.Message.Not.Contains("cret"));
    }

    [TestCase(null, "'' is no name of a header.")]
    [TestCase("", "'' is no name of a header.")]
    [TestCase("a b", "'a b' is no name of a header.")]
    [TestCase("Content-Type", "The header 'Content-Type' describes the body and cannot be set.")]
    [TestCase("content-x", "The header 'content-x' describes the body and cannot be set.")]
    [TestCase("Content-Length", "The header 'Content-Length' describes the body and cannot be set.")]
    [TestCase("transfer-encoding", "The header 'transfer-encoding' describes the body and cannot be set.")]
    [TestCase("host", "The header 'host' follows from the endpoint and cannot be set.")]
    [TestCase("x-key", "The header 'x-key' carries the key and cannot be set. Use RequestOptions.ApiKey.")]
    public void A_name_that_cannot_be_set_is_told(string? name, string message) =>
        Assert.That(() => HeaderText.CheckName(name!, "X-Key"), Throws.ArgumentException.With.Message.StartsWith(message));

    private static bool IsName(char c)
    {
        try
        {
            return HeaderText.CheckName($"a{c}", "X-Key") == $"a{c}";
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
