using System.Text.Json;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>The bodies that carry something to say: a message, and the creation of a session.</summary>
internal static class MessageBody
{
    private const int MostAttachments = 10;
    private const int MostSkills = 10;
    private const int LongestName = 255;

    /// <summary>Five MiB in base64.</summary>
    private const int LongestAttachment = 6_990_506;

    private static readonly string[] ImageTypes = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    /// <summary>The text of a message. Attachments win over parts, and parts over text; without any of them the platform fails.</summary>
    public static string ReadMessage(JsonBody json)
    {
        if (json.State != JsonBodyState.Present)
        {
            throw LiteLLMError.Internal();
        }

        var zod = new ZodReader(json.Node);
        var text = zod.Text("text");
        var parts = zod.Objects("parts");
        var attachments = ReadAttachments(zod, "attachments");
        zod.Check();
        if (text is null && parts is null && attachments is null)
        {
            throw LiteLLMError.Internal();
        }

        return attachments is not null || parts is null ? text ?? "" : string.Join('\n', parts.OfType<JsonObject>()
            .Select(part => part["text"])
            .Where(part => part?.GetValueKind() == JsonValueKind.String)
            .Select(part => part!.GetValue<string>()));
    }

    /// <summary>
    /// The initial prompt of a new session, and whether it has variables of its own, which no waiting sandbox can have. Malformed or
    /// missing JSON counts as an empty object here, and only here.
    /// </summary>
    public static (string? InitialPrompt, bool HasEnvironment) ReadCreate(JsonBody json)
    {
        if (json.State != JsonBodyState.Present)
        {
            return (null, false);
        }

        var zod = new ZodReader(json.Node);
        var prompt = zod.Text("initial_prompt");
        zod.Text("title");
        ReadAttachments(zod, "initial_attachments");
        zod.Uuids("skill_ids", MostSkills);
        Agents.EnvironmentRules.Read(zod);
        zod.Check();
        return (prompt, json.Node!["env_vars"] is not null);
    }

    private static JsonArray? ReadAttachments(ZodReader zod, string member)
    {
        var attachments = zod.Objects(member, MostAttachments);
        foreach (var (_, attachment) in zod.Each(member, attachments))
        {
            attachment.Text("name", maximum: LongestName);
            attachment.OneOf("mime_type", ImageTypes, required: true);
            attachment.Text("base64", required: true, minimum: 1, maximum: LongestAttachment);
        }

        return attachments;
    }
}
