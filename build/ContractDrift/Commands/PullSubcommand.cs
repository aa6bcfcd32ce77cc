using System.CommandLine;
using DeepAgents.ContractDrift.Checking;
using DeepAgents.ContractDrift.Pulling;
using DeepAgents.ContractDrift.Reading;

namespace DeepAgents.ContractDrift.Commands;

internal sealed class PullSubcommand : Command
{
    public PullSubcommand()
        : base("pull", "Brings a new upstream document into a contract: upstream's facts, our prose where the element is the same.")
    {
        var upstream = new Argument<string>("UPSTREAM") { Description = "The new document: a file or a URL." };
        var contract = new Argument<string>("CONTRACT") { Description = "The contract to rewrite." };
        Add(upstream);
        Add(contract);
        SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetRequiredValue(upstream), parsed.GetRequiredValue(contract), parsed.InvocationConfiguration.Output, cancellation));
    }

    private static async Task<int> RunAsync(string upstreamFile, string contractFile, TextWriter output, CancellationToken cancellation)
    {
        var upstream = await SourceText.ReadAsync(upstreamFile, cancellation);
        var contract = await SourceText.ReadAsync(contractFile, cancellation);
        if (SourceForm.Fragment(upstream.Text) is not null || SourceForm.IsProse(upstream.Text))
        {
            throw new UnreadableSourceException(upstreamFile, "a page and no whole document: what it says has to be brought into the contract by hand");
        }

        // Read as an API first, so that nothing is overwritten by what is none.
        ContractText.Read(upstreamFile, upstream.Text);
        var pulled = ContractPull.Pull(ContractText.Nodes(upstreamFile, upstream.Text), ContractText.Nodes(contractFile, contract.Text));
        JsonOutput.Write(contractFile, pulled.Document);
        List(output, "needs a sentence (description)", pulled.NeedsSentence);
        List(output, "needs a C# name in the overlay (operationId)", pulled.NeedsName);
        output.WriteLine($"{contractFile}: written; {pulled.NeedsSentence.Count} sentences and {pulled.NeedsName.Count} names to write");
        return ExitCode.None;
    }

    private static void List(TextWriter output, string heading, IReadOnlyList<string> places)
    {
        foreach (var place in places)
        {
            output.WriteLine($"{heading}: {place}");
        }
    }
}
