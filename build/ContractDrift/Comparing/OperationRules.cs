using static DeepAgents.ContractDrift.Comparing.ChangeKind;
using static DeepAgents.ContractDrift.Comparing.Severity;

namespace DeepAgents.ContractDrift.Comparing;

/// <summary>The judgement of changes around the schemas: each has one direction only, or none.</summary>
internal static class OperationRules
{
    public static readonly IReadOnlyDictionary<ChangeKind, Verdict> Table = new Dictionary<ChangeKind, Verdict>
    {
        [OperationAdded] = new(Additive, Additive, "No client calls it yet."),
        [OperationRemoved] = new(Breaking, Breaking, "A call of it finds nothing there."),
        [OperationIdChanged] = new(None, Breaking, "The wire is the same; a method that is named after it gets another name."),
        [OperationDeprecated] = new(None, Additive, "It still works; source that calls it is warned."),
        [OperationRestored] = new(None, None, "It works as before, without the warning."),

        [OptionalParameterAdded] = new(Additive, Additive, "A client that leaves it out is served as before."),
        [RequiredParameterAdded] = new(Breaking, Breaking, "A client that does not send it is refused."),
        [ParameterRemoved] = new(Breaking, Breaking, "What the client asks for with it is no longer done."),
        [ParameterBecameRequired] = new(Breaking, Breaking, "A client that leaves it out is refused."),
        [ParameterBecameOptional] = new(Additive, Breaking, "Sending it stays right; in a signature it moves."),
        [ParameterWrittenOtherwise] = new(Breaking, None, "The client writes the value in a way that is no longer read."),

        [OptionalBodyAdded] = new(Additive, Additive, "A client that sends none is served as before."),
        [RequiredBodyAdded] = new(Breaking, Breaking, "A client that sends none is refused."),
        [BodyRemoved] = new(Breaking, Breaking, "What the client sends is no longer read."),
        [BodyBecameRequired] = new(Breaking, Breaking, "A client that sends none is refused."),
        [BodyBecameOptional] = new(Additive, Additive, "Sending one stays right."),
        [FormEncodingChanged] = new(Breaking, None, "The client writes a part of the form in a way that is no longer read."),
        [ContentIntroduced] = new(Additive, Additive, "A client that expects no body does not read it."),

        [SuccessStatusAdded] = new(Breaking, Additive, "A strict client takes a success that it does not know for a failure."),
        [SuccessStatusRemoved] = new(Breaking, Additive, "The client waits for a success that no longer comes."),
        [ErrorStatusAdded] = new(Additive, Additive, "It was a failure before, without a description."),
        [ErrorStatusRemoved] = new(None, Breaking, "What handles it is no longer needed, and has no type of its own any more."),
        [HeaderAdded] = new(Additive, Additive, "No client reads it yet."),
        [HeaderRemoved] = new(Breaking, Breaking, "A client that reads it finds nothing."),
        [HeaderBecameRequired] = new(None, Additive, "It is there more often than before."),
        [HeaderBecameOptional] = new(Breaking, Breaking, "A client that counts on it may find nothing."),
        [HeaderWrittenOtherwise] = new(Breaking, None, "The client reads the value in a way in which it is no longer written."),

        [AuthenticationAdded] = new(Additive, None, "The ways that clients use are still there."),
        [AuthenticationRemoved] = new(Breaking, None, "A client that authenticates in this way is refused."),
        [AuthenticationNoLongerAsked] = new(Additive, None, "A client that authenticates in this way is served without it."),
        [ServerAdded] = new(Additive, None, "The servers that clients call are still there."),
        [ServerRemoved] = new(Breaking, Breaking, "A client that calls it reaches nobody."),
    };
}
