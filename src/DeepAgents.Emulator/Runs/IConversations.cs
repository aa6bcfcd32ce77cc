namespace DeepAgents.Emulator.Runs;

/// <summary>The threads of a service, as its runs see them.</summary>
internal interface IConversations
{
    /// <summary>Changes a thread under the lock of its store; null if there is no such thread, or no longer.</summary>
    Conversation? Update(string threadId, Func<Conversation, Conversation> change);
}
