using static DeepAgents.ContractDrift.Comparing.ChangeKind;
using static DeepAgents.ContractDrift.Comparing.Severity;

namespace DeepAgents.ContractDrift.Comparing;

/// <summary>
/// The judgement of changes of what is sent and read, for a strict client: it sends and accepts exactly what was documented. As a
/// rule a request may not ask for more, and a response may not hold more.
/// </summary>
internal static class SchemaRules
{
    private const string Refused = "A value that the client sends may be refused.";
    private const string StillTaken = "Everything that the client sends is still taken.";
    private const string Unknown = "The response may hold a value that a strict client does not accept.";
    private const string StillKnown = "The client accepts every value that can still come.";

    public static readonly IReadOnlyDictionary<ChangeKind, (Verdict Request, Verdict Response)> Table = new Dictionary<ChangeKind, (Verdict, Verdict)>
    {
        [TypeChanged] = (new(Breaking, Breaking, "The client sends a type that is no longer taken."), new(Breaking, Breaking, "The client cannot read the new type.")),
        [TypeNarrowed] = (new(Breaking, Breaking, Refused), new(None, Breaking, StillKnown)),
        [TypeWidened] = (new(Additive, Breaking, StillTaken), new(Breaking, Breaking, Unknown)),
        [NullAdded] = (new(Additive, Breaking, "Null may be sent now, and need not be."), new(Breaking, Breaking, "A null comes where the client counts on a value.")),
        [NullRemoved] = (new(Breaking, Breaking, "A client that sends null is refused."), new(None, Breaking, "The client is ready for a null that no longer comes.")),
        [FormatChanged] = Both(Breaking, Breaking, "A strict client writes and reads exactly the documented format."),
        [EnumValueAdded] = (new(Additive, Additive, StillTaken), new(Breaking, Additive, "A closed enum fails on a value that it does not know.")),
        [EnumValueRemoved] = (new(Breaking, Breaking, "A client that sends the value is refused."), new(Breaking, Breaking, "A client that waits for the value waits in vain.")),
        [EnumClosed] = (new(Breaking, Breaking, "Only the listed values are taken now."), new(None, Breaking, StillKnown)),
        [EnumOpened] = (new(Additive, Breaking, StillTaken), new(Breaking, Breaking, "A closed enum fails on a value that it does not know.")),
        [BoundTightened] = (new(Breaking, None, Refused), new(None, None, StillKnown)),
        [BoundLoosened] = (new(Additive, None, StillTaken), new(Breaking, None, Unknown)),
        [PatternAdded] = (new(Breaking, None, Refused), new(None, None, StillKnown)),
        [PatternRemoved] = (new(Additive, None, StillTaken), new(Breaking, None, Unknown)),
        [PatternChanged] = (new(Breaking, None, Refused), new(Breaking, None, Unknown)),
        [DefaultAdded] = Both(Additive, None, "What an absent value means was not said before."),
        [DefaultRemoved] = Both(Breaking, None, "An absent value no longer means what the client counts on."),
        [DefaultChanged] = Both(Breaking, None, "An absent value means something else."),

        [OptionalPropertyAdded] = (new(Additive, Additive, "A client that does not send it is served as before."), new(Additive, Additive, "No client reads it yet.")),
        [RequiredPropertyAdded] = (new(Breaking, Breaking, "A client that does not send it is refused."), new(Additive, Additive, "No client reads it yet.")),
        [PropertyRemoved] = (new(Breaking, Breaking, "What the client sends in it is ignored or refused."), new(Breaking, Breaking, "What the client reads becomes null without a word.")),
        [PropertyBecameRequired] = (new(Breaking, Breaking, "A client that leaves it out is refused."), new(None, Breaking, "It is there more often than before.")),
        [PropertyBecameOptional] = (new(Additive, Breaking, "Sending it stays right."), new(Breaking, Breaking, "A strict client fails where it is absent.")),
        [OtherMembersForbidden] = (new(Breaking, Breaking, "Members that are not listed are refused now."), new(None, Breaking, StillKnown)),
        [OtherMembersAllowed] = (new(Additive, Additive, StillTaken), new(Breaking, Additive, "Members may come that a strict client refuses.")),
        [NamePatternAdded] = (new(Breaking, Breaking, Refused), new(None, Breaking, StillKnown)),
        [NamePatternRemoved] = (new(Additive, Breaking, StillTaken), new(Breaking, Breaking, Unknown)),

        [MediaTypeAdded] = (new(Additive, Additive, StillTaken), new(Breaking, Additive, "The response may come in a format that a strict client does not read.")),
        [MediaTypeRemoved] = (new(Breaking, Breaking, "What the client sends is no longer read."), new(Breaking, Breaking, "The format that the client reads no longer comes.")),

        [AlternativeAdded] = (new(Additive, Additive, StillTaken), new(Breaking, Additive, Unknown)),
        [AlternativeRemoved] = (new(Breaking, Breaking, Refused), new(Breaking, Breaking, "A client that waits for this alternative waits in vain.")),
        [AlternativesIntroduced] = (new(Breaking, Breaking, Refused), new(None, Breaking, StillKnown)),
        [AlternativesDropped] = (new(Additive, Breaking, StillTaken), new(Breaking, Breaking, Unknown)),
        [AlternativesMadeExclusive] = (new(Breaking, None, Refused), new(None, None, StillKnown)),
        [AlternativesMadeInclusive] = (new(Additive, None, StillTaken), new(Breaking, None, Unknown)),
        [DiscriminatorChanged] = Both(Breaking, Breaking, "The client tells the alternatives apart in another way."),
        [ExclusionAdded] = (new(Breaking, None, Refused), new(None, None, StillKnown)),
        [ExclusionRemoved] = (new(Additive, None, StillTaken), new(Breaking, None, Unknown)),
        [ExclusionChanged] = (new(Breaking, None, Refused), new(Breaking, None, Unknown)),
        [KeywordChanged] = Both(Breaking, None, "A keyword without a rule of its own changed; it is taken for the worst."),
    };

    private static (Verdict Request, Verdict Response) Both(Severity shipped, Severity regenerated, string why) =>
        (new(shipped, regenerated, why), new(shipped, regenerated, why));
}
