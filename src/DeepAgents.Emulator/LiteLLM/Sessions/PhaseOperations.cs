using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>
/// How a sandbox reports its progress, with the id of its session as the key. A report is taken whenever it comes, so a late one
/// leaves a session that is ready with a phase from before.
/// </summary>
internal sealed class PhaseOperations(SessionStore sessions)
{
    private const int LongestDetail = 500;

    private static readonly string[] Phases = ["cloning_repo", "installing_deps", "harness_listening"];

    public IEnumerable<Operation> All => [new("POST", "/sessions/{session_id}/phase", ReportAsync, ChecksKeyItself: true)];

    private async Task<Reply> ReportAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["session_id"]!;
        if (!string.Equals(context.Request.Headers.Authorization.ToString(), "Bearer " + id, StringComparison.Ordinal))
        {
            throw LiteLLMError.Text(StatusCodes.Status401Unauthorized, "invalid harness progress token");
        }

        var zod = await ZodReader.ReadAsync(context);
        var phase = zod.OneOf("phase", Phases, required: true);
        var detail = zod.Text("detail", maximum: LongestDetail);
        zod.Check();
        var session = sessions.Find(id);
        session?.Change(record => record with { Phase = phase, PhaseDetail = detail });
        return Reply.Json(StatusCodes.Status200OK, new JsonObject { ["ok"] = session is not null });
    }
}
