using DeepAgents.SpecTool.Prepare;
using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests.Prepare;

public class JsonFileTests
{
    [TestCase("openapi: 3.1.0", TestName = "Yaml_is_a_problem")]
    [TestCase("", TestName = "An_empty_file_is_a_problem")]
    [TestCase("{\"openapi\": ", TestName = "Half_a_file_is_a_problem")]
    [TestCase("<html></html>", TestName = "A_web_page_is_a_problem")]
    [TestCase("{} {}", TestName = "Two_documents_are_a_problem")]
    [TestCase("[]", TestName = "An_array_is_a_problem")]
    public void Text(string text) =>
        Prepared.FromText(text).MustSay(Prepared.ContractFile, "SPEC001", "not", "Put an OpenAPI document (or overlay) in its place.");

    [Test]
    public void An_overlay_that_is_no_json_is_a_problem_of_the_overlay() =>
        Prepared.FromText(Given.Contract().ToString(), "no").MustSay(Prepared.OverlayFile, "SPEC001", "Put an OpenAPI document (or overlay) in its place.");

    [Test]
    public void Both_files_are_read_before_the_build_stops() => Assert.That(Prepared.FromText("no", "no").Problems, Has.Count.EqualTo(2));

    [Test]
    public void A_name_that_stands_twice_is_a_problem_at_its_line() =>
        Prepared.FromText("{\"openapi\": \"3.1.0\",\n\"paths\": {},\n\"paths\": {}}").MustSay(Prepared.ContractFile, "SPEC001", "(3,", "'paths'", "already exists");

    [Test]
    public void A_file_that_is_not_there_is_a_problem()
    {
        var problems = new Problems("x");

        Assert.That(JsonFile.Read("no-such-file.json", problems), Is.Null);
        Assert.That(problems.Lines, Has.One.StartsWith("no-such-file.json: error SPEC001: cannot be read: "));
    }

    [Test]
    public void A_folder_is_a_problem_and_no_crash()
    {
        var problems = new Problems("x");

        Assert.That(JsonFile.Read(Path.GetTempPath(), problems), Is.Null);
        Assert.That(problems.Any, Is.True);
    }

    [Test]
    public void Words_that_look_like_dates_stay_as_they_are()
    {
        var contract = Given.Member("{type: 'string', description: 'D'}").ToString().Replace("\"D\"", "\"2026-01-01T00:00:00+02:00\"", StringComparison.Ordinal);

        Assert.That(Prepared.FromText(contract).Text, Does.Contain("\"2026-01-01T00:00:00+02:00\""));
    }

    [Test]
    public void Lines_end_alike_on_every_machine()
    {
        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString(), "new", "file.json");
        JsonFile.Write(file, new JObject { ["a"] = 1 });

        Assert.That(File.ReadAllText(file), Is.EqualTo("{\n  \"a\": 1\n}"));
        Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(file))!, recursive: true);
    }
}
