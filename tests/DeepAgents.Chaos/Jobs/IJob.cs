namespace DeepAgents.Chaos.Jobs;

/// <summary>A piece of work as a user of the package would write it.</summary>
internal interface IJob
{
    Task RunAsync();
}
