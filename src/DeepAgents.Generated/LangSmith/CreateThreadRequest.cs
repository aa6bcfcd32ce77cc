namespace DeepAgents.LangSmith;

public partial class CreateThreadRequest
{
    /// <summary>The same request with an id; this one stays as it is.</summary>
    internal CreateThreadRequest With(string threadId, IfThreadExists ifExists)
    {
        var copy = (CreateThreadRequest)MemberwiseClone();
        (copy.ThreadId, copy.IfExists) = (threadId, ifExists);
        return copy;
    }
}
