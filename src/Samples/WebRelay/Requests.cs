namespace WebRelay;

/// <summary>A message of the person. Without a conversation it starts one.</summary>
internal sealed record MessageRequest(string Text, string? ConversationId = null);

/// <summary>The decisions about everything that one pause of a conversation waits for.</summary>
internal sealed record DecisionsRequest(string ConversationId, string PauseId, IReadOnlyList<PersonDecision> Decisions);

/// <summary>One decision, in the form of the page.</summary>
/// <param name="Item">The id of the <see cref="PauseItem"/> that it is about.</param>
/// <param name="Kind">One of <c>approve</c>, <c>edit</c>, <c>reject</c>, <c>respond</c>, and <c>answer</c> for a question.</param>
/// <param name="Arguments">The arguments of an edit: the text of a JSON object, because numbers of a browser are not exact.</param>
/// <param name="Message">The reason of a rejection, the result of a response, or the answer to a question.</param>
internal sealed record PersonDecision(int Item, string Kind, string? Arguments = null, string? Message = null);
