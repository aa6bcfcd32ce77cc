using System.Text;
using DeepAgents.ContractDrift.Reading;

namespace DeepAgents.ContractDrift.Tests.Reading;

public class YamlTextTests
{
    [Test]
    public void Yaml_is_read_like_json() =>
        Assert.That(
            YamlText.Read("a.yaml", "a: 1\nb: [x, 'true', true, ~, 1.50]\nc: &here {no: no}\nd: *here\n'200': >-\n  folded\n  text\n")!.ToJsonString(),
            Is.EqualTo("""{"a":1,"b":["x","true",true,null,1.50],"c":{"no":"no"},"d":{"no":"no"},"200":"folded text"}"""));

    [TestCase("a: 1\nb: [\n", 3)]
    [TestCase("a: 1\na: 2\n", 2)]
    [TestCase("a: *nobody\n", 1)]
    public void What_is_wrong_is_told_with_its_line(string text, int line) =>
        Assert.That(() => YamlText.Read("a.yaml", text), Throws.TypeOf<UnreadableSourceException>().With.Property("Line").EqualTo(line));

    [TestCase("a: 1\n---\nb: 2\n", "more than one YAML document")]
    [TestCase("? [a]\n: 1\n", "not YAML that JSON could express")]
    public void What_json_cannot_express_is_refused(string text, string reason) =>
        Assert.That(() => YamlText.Read("a.yaml", text), Throws.TypeOf<UnreadableSourceException>().With.Message.Contains(reason));

    [Test]
    public void Aliases_that_grow_are_stopped()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 10; i++)
        {
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        Assert.That(() => YamlText.Read("bomb.yaml", bomb.ToString()), Throws.TypeOf<UnreadableSourceException>().With.Message.Contains("aliases"));
    }

    [Test]
    public void Nesting_is_bounded()
    {
        Assert.That(() => YamlText.Read("deep.yaml", new string('[', 100_000)), Throws.TypeOf<UnreadableSourceException>());
        Assert.That(() => JsonText.Read("deep.json", new string('[', 1000)), Throws.TypeOf<UnreadableSourceException>());
    }
}
