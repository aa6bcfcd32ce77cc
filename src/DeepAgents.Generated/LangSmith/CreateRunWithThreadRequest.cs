namespace DeepAgents.LangSmith;

public partial class CreateRunWithThreadRequest : INamesAgent, IChecksBeforeSending
{
    JsonModel IChecksBeforeSending.ToSend()
    {
        if (Command is null || Input is not null)
        {
            return this;
        }

        var copy = (CreateRunWithThreadRequest)MemberwiseClone();
        copy.Input = RunInput.BesideCommand();
        return copy;
    }
}
