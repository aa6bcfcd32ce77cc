using DeepAgents.SpecTool.Generate;

namespace DeepAgents.SpecTool.Tests.Generate;

/// <summary>The ways that need no generator; build/checks/generation.sh has the others.</summary>
public class GenerateCommandTests
{
    private string _folder = "";

    [SetUp]
    public void SetUp() => _folder = Directory.CreateTempSubdirectory("spectool-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_contract_with_problems_does_not_reach_the_generator()
    {
        var (exitCode, errors) = Run("{}");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(errors, Does.Contain("error SPEC006: ").And.Not.Contain("SPEC042"));
    }

    [Test]
    public void A_generator_that_fails_is_a_problem_and_the_old_client_stays()
    {
        File.WriteAllText(In("Client.g.cs"), "old");

        var (exitCode, errors) = Run(Given.Contract().ToString());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(errors, Does.StartWith(In("c.json") + " : error SPEC042: the generator failed with "));
            Assert.That(File.ReadAllText(In("Client.g.cs")), Is.EqualTo("old"));
        }
    }

    [Test]
    public void A_wrong_command_line_is_an_error_of_the_build()
    {
        using var errors = new StringWriter();

        Assert.That(GenerateCommand.Run(["c.json"], errors), Is.EqualTo(64));
        Assert.That(errors.ToString(), Does.StartWith("SpecTool : error SPEC064: usage: "));
    }

    [Test]
    public void What_nobody_foresaw_is_an_error_of_the_build()
    {
        using var errors = new StringWriter();

        // A file is in the way of the folder that the client goes into.
        File.WriteAllText(In("file"), "");

        string[] arguments = [In("c.json"), In("o.json"), "N", In("file/Client.g.cs"), "generator.dll", In("nswag.json")];
        Assert.That(GenerateCommand.Run(arguments, errors), Is.EqualTo(70));
        Assert.That(errors.ToString(), Does.StartWith("SpecTool : error SPEC000: unexpected "));
    }

    private string In(string name) => Path.Combine(_folder, name);

    private (int ExitCode, string Errors) Run(string contract)
    {
        File.WriteAllText(In("c.json"), contract);
        File.WriteAllText(In("o.json"), """{"overlay": "1.0.0", "actions": []}""");
        using var errors = new StringWriter();
        string[] arguments = [In("c.json"), In("o.json"), "N", In("Client.g.cs"), In("no-generator.dll"), In("nswag.json")];
        return (GenerateCommand.Run(arguments, errors), errors.ToString());
    }
}
