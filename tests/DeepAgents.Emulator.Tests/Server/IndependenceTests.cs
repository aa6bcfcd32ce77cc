using System.Reflection;
using DeepAgents.LangSmith;

namespace DeepAgents.Emulator.Tests.Server;

/// <summary>A client and a server that share code share its mistakes.</summary>
public sealed class IndependenceTests
{
    [Test]
    public void The_emulator_shares_no_code_with_the_package()
    {
        var seen = Closure(typeof(DeepAgentsEmulator).Assembly);
        var package = typeof(DeepAgentsClient).Assembly.GetName().Name;

        Assert.Multiple(() =>
        {
            Assert.That(seen, Has.Member("Microsoft.AspNetCore.Server.Kestrel.Core"), "The closure is walked at all.");
            Assert.That(seen, Has.No.Member(package).And.No.Member("Newtonsoft.Json").And.No.Member("System.Net.ServerSentEvents"));
        });
    }

    [Test]
    public void The_package_does_not_know_the_emulator() =>
        Assert.That(Closure(typeof(DeepAgentsClient).Assembly), Has.Member("Newtonsoft.Json").And.No.Member("DeepAgents.Emulator"));

    /// <summary>The names of everything that an assembly refers to, directly or through others.</summary>
    private static HashSet<string> Closure(Assembly root)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<Assembly>([root]);
        while (open.TryDequeue(out var assembly))
        {
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => seen.Add(name.Name!)))
            {
                open.Enqueue(Assembly.Load(name));
            }
        }

        return seen;
    }
}
