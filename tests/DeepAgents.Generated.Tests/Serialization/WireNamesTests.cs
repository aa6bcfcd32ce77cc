using FsCheck;
using FsCheck.Fluent;

namespace DeepAgents.Tests.Serialization;

public sealed class WireNamesTests
{
    /// <summary>Short names out of few letters: most of them fall into slots that others have.</summary>
    private static readonly Gen<string> Names =
        from length in Gen.Choose(0, 5)
        from letters in Gen.Elements("abc_".ToCharArray()).ArrayOf(length)
        select new string(letters);

    [Test]
    public void A_table_gives_the_names_that_were_added_and_no_others() =>
        Prop.ForAll(Names.ListOf().ToArbitrary(), Names.ListOf().ToArbitrary(), (added, sought) =>
        {
            var table = new WireNames();
            foreach (var part in added.Chunk(3))
            {
                table.Add(part);
            }

            foreach (var name in added.Concat(sought))
            {
                Assert.That(Get(table, name), added.Contains(name) ? Is.EqualTo(name) : Is.Null);
            }
        }).QuickCheckThrowOnFailure();

    [Test]
    public void A_name_is_the_very_string_that_the_code_has()
    {
        var table = new WireNames();

        table.Add([new string("system_prompt".ToCharArray())]);

        Assert.That(Get(table, "system_prompt"), Is.SameAs("system_prompt"));
    }

    [Test]
    public void Names_that_differ_in_one_letter_are_told_apart()
    {
        var table = new WireNames();
        table.Add(["abcdef", "abXdef", "abcXef", "Xbcdef"]);

        Assert.That(new[] { "abcdef", "abXdef", "abcXef", "Xbcdef", "abcdXf" }.Select(name => Get(table, name)), Is.EqualTo(new[] { "abcdef", "abXdef", "abcXef", "Xbcdef", null }));
    }

    [Test]
    public void A_table_is_read_while_names_are_added()
    {
        var table = new WireNames();
        var names = Enumerable.Range(0, 2_000).Select(number => $"name_{number}").ToArray();
        table.Add(["first"]);

        Parallel.ForEach(names, name =>
        {
            table.Add([name]);
            Assert.That((Get(table, "first"), Get(table, name)), Is.EqualTo(("first", name)));
        });

        Assert.That(names.Select(name => Get(table, name)), Is.EqualTo(names));
    }

    /// <summary>The name as Newtonsoft's reader asks for it: in the middle of a buffer.</summary>
    private static string? Get(WireNames table, string name) => table.Get(("{\"" + name + "\":1}").ToCharArray(), 2, name.Length);
}
