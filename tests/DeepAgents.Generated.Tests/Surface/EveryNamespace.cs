using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using Microsoft.Extensions.DependencyInjection;

namespace DeepAgents.Tests.Surface;

/// <summary>
/// Names every public type of the package by its short name, with every namespace of the package and the implicit usings imported:
/// it compiles only as long as none of them is ambiguous.
/// </summary>
internal static class EveryNamespace
{
    public static readonly IReadOnlyList<Type> Types =
    [
        typeof(ApiClientBuilder), typeof(ApiError), typeof(ApiFailure), typeof(ClientOptions), typeof(DeepAgentsApiException),
        typeof(DeepAgentsAuthenticationException), typeof(DeepAgentsBadRequestException), typeof(DeepAgentsConfigurationException),
        typeof(DeepAgentsConflictException), typeof(DeepAgentsConnectionException), typeof(DeepAgentsException),
        typeof(DeepAgentsNotFoundException), typeof(DeepAgentsPermissionException), typeof(DeepAgentsRateLimitException),
        typeof(DeepAgentsResponseException), typeof(DeepAgentsServerException), typeof(DeepAgentsTimeoutException),
        typeof(DeepAgentsUnprocessableException), typeof(EmptyError), typeof(HtmlError), typeof(IOpenValue), typeof(JsonModel),
        typeof(Optional<>), typeof(PlainTextError), typeof(PollContext), typeof(PollSnapshot<>), typeof(PollVerdict), typeof(Poller),
        typeof(PollingOptions), typeof(PollingTimeoutException), typeof(PollingTimeoutException<>), typeof(RequestOptions),
        typeof(ResponseInfo), typeof(RootClient), typeof(ServerSentEvent), typeof(ServiceClient), typeof(SimpleError),
        typeof(StructuredError), typeof(TerminalStateException), typeof(TerminalStateException<>), typeof(TimeoutKind),
        typeof(TimeoutOptions), typeof(UnrecognizedError), typeof(ValidationError), typeof(ValidationIssue),
        typeof(Agent), typeof(AgentAccessLevel), typeof(AgentBackend), typeof(AgentBackendType), typeof(AgentHealth),
        typeof(AgentIdentity), typeof(AgentModel), typeof(AgentPage), typeof(AgentPermissions), typeof(AgentRuntime),
        typeof(AgentSortKey), typeof(AgentSummary), typeof(AgentThread), typeof(AgentThreadState), typeof(AgentVisibility),
        typeof(AgentsClient), typeof(AuthSession), typeof(AuthSessionStatus), typeof(AuthSessionStrategy), typeof(AuthSessionsClient),
        typeof(AuthType), typeof(BulkUpdateStatus), typeof(BulkUpdateThreadResult), typeof(BulkUpdateThreadsRequest),
        typeof(BulkUpdateThreadsResult), typeof(CloneAgentOptions), typeof(CloneAgentRequest), typeof(CountThreadsOptions),
        typeof(CreateAgentOptions), typeof(CreateAgentRequest), typeof(CreateAuthSessionRequest), typeof(CreateMcpServerRequest),
        typeof(CreateRunRequest), typeof(CreateRunWithThreadRequest), typeof(CreateThreadRequest), typeof(CreatedAuthSession),
        typeof(DeepAgentsClient), typeof(DeepAgentsOptions), typeof(FileEntry), typeof(FileEntryType), typeof(GetAgentOptions),
        typeof(GetAuthSessionOptions), typeof(IfThreadExists), typeof(ListAgentsOptions), typeof(ListMcpToolsOptions),
        typeof(ListThreadsOptions), typeof(McpServer), typeof(McpServerHeader), typeof(McpServersClient), typeof(McpTool),
        typeof(McpToolList), typeof(McpToolsClient), typeof(MessageRole), typeof(OAuthMode), typeof(RegisterOAuthProviderRequest),
        typeof(RegisteredOAuthProvider), typeof(Run), typeof(RunInput), typeof(RunMessage), typeof(RunStreamMode), typeof(RunThread),
        typeof(RunsClient), typeof(SandboxBackendConfig), typeof(SandboxConfig), typeof(SandboxScope), typeof(SearchThreadsRequest),
        typeof(SharedUsers), typeof(SkillSpec), typeof(SkillType), typeof(SortOrder), typeof(StreamRunRequest), typeof(SubagentSpec),
        typeof(TenantAccessLevel), typeof(ThreadCount), typeof(ThreadPage), typeof(ThreadSettings), typeof(ThreadStatus),
        typeof(ThreadSummary), typeof(ThreadsClient), typeof(ToolSpec), typeof(ToolsConfig), typeof(UpdateAgentOptions),
        typeof(UpdateAgentRequest), typeof(UpdateMcpServerRequest), typeof(UpdateThreadRequest),
        typeof(AbortResult), typeof(AttachmentMimeType), typeof(CreatePlatformAgentRequest), typeof(CreatePlatformSessionRequest),
        typeof(CreatedPlatformSession), typeof(DeletedPlatformSession), typeof(DetectedIssue), typeof(DiagnosedSession),
        typeof(FollowPlatformSessionOptions), typeof(HarnessId), typeof(HarnessMessage), typeof(HarnessMessageInfo), typeof(HarnessPart),
        typeof(HarnessReply), typeof(ListPlatformAgentsOptions), typeof(ListPlatformSessionsOptions), typeof(LiteLLMAgentPlatformClient),
        typeof(LiteLLMAgentPlatformOptions), typeof(MessageAttachment), typeof(PlatformAgent), typeof(PlatformAgentListItem),
        typeof(PlatformAgentPage), typeof(PlatformAgentProject), typeof(PlatformAgentSortKey), typeof(PlatformAgentsClient),
        typeof(PlatformSession), typeof(PlatformSessionDiagnosis), typeof(PlatformSessionLogEvent), typeof(PlatformSessionOrigin),
        typeof(PlatformSessionPhase), typeof(PlatformSessionStatus), typeof(PlatformSessionsClient), typeof(PlatformSortOrder),
        typeof(SendMessageRequest), typeof(SessionDeletionStatus), typeof(UpdatePlatformAgentRequest),
        typeof(DeepAgentsServiceCollectionExtensions), typeof(LiteLLMAgentPlatformServiceCollectionExtensions),
    ];
}
