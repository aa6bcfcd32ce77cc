namespace DeepAgents.LangSmith;

public partial class CreateRunRequest : IChecksBeforeSending
{
    JsonModel IChecksBeforeSending.ToSend()
    {
        if (Command is null || Input is not null)
        {
            return this;
        }

        var copy = (CreateRunRequest)MemberwiseClone();
        copy.Input = RunInput.BesideCommand();
        return copy;
    }
}
