using DeepAgents.SpecTool.Prepare;
using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests.Prepare;

public class ProblemsTests
{
    private static readonly JObject Document = JObject.Parse("""{"a/b": {"c~d": [{"e": 1}]}}""");

    [Test]
    public void A_place_is_a_json_pointer() =>
        Assert.That(Problems.Pointer(Document.SelectToken("['a/b']['c~d'][0].e")!), Is.EqualTo("#/a~1b/c~0d/0/e"));

    [Test]
    public void The_whole_document_is_a_place_too() => Assert.That(Problems.Pointer(Document), Is.EqualTo("#/"));

    [Test]
    public void A_problem_is_an_error_for_msbuild_with_line_and_column()
    {
        var problems = new Problems("folder/contract.json");
        problems.Add("SPEC999", Document["a/b"]!, "It is wrong.", "Mend it.");

        Assert.That(problems.Lines, Is.EqualTo(new[] { "folder/contract.json(1,9): error SPEC999: #/a~1b: It is wrong. Mend it." }));
    }

    [Test]
    public void What_was_made_on_the_way_has_no_line()
    {
        var problems = new Problems("c.json");
        problems.AddLine("o.json", "SPEC999", new JObject(), "It is wrong.");

        Assert.That(problems.Lines, Is.EqualTo(new[] { "o.json: error SPEC999: It is wrong." }));
    }

    [Test]
    public void Codes_are_found_among_the_problems()
    {
        var problems = new Problems("c.json");
        problems.AddLine("o.json", "SPEC001", null, "It speaks of SPEC002.");

        Assert.That((problems.HasCode("SPEC001"), problems.HasCode("SPEC002"), problems.Any), Is.EqualTo((true, false, true)));
    }
}
