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
        typeof(AbortResult), typeof(ActionRequest), typeof(Agent), typeof(AgentAccessLevel), typeof(AgentBackend), typeof(AgentBackendType), typeof(AgentHealth),
        typeof(AgentIdentity), typeof(AgentModel), typeof(AgentPage), typeof(AgentPermissions), typeof(AgentRuntime),
        typeof(AgentSortKey), typeof(AgentSummary), typeof(AgentThread), typeof(AgentThreadState), typeof(AgentVisibility),
        typeof(AgentsClient), typeof(ApiClientBuilder), typeof(ApiError), typeof(ApiFailure), typeof(AttachmentMimeType),
        typeof(AuthSession), typeof(AuthSessionStatus), typeof(AuthSessionStrategy), typeof(AuthSessionsClient), typeof(AuthType),
        typeof(BulkUpdateStatus), typeof(BulkUpdateThreadResult), typeof(BulkUpdateThreadsRequest), typeof(BulkUpdateThreadsResult),
        typeof(ClientOptions), typeof(CloneAgentOptions), typeof(CloneAgentRequest), typeof(CountThreadsOptions),
        typeof(CreateAgentOptions), typeof(CreateAgentRequest), typeof(CreateAuthSessionRequest), typeof(CreateMcpServerRequest),
        typeof(CreatePlatformAgentRequest), typeof(CreatePlatformSessionRequest), typeof(CreateRunRequest),
        typeof(CreateRunWithThreadRequest), typeof(CreateThreadRequest), typeof(CreatedAuthSession), typeof(CreatedPlatformSession),
        typeof(Decision), typeof(DecisionKind), typeof(DeepAgentsApiException), typeof(DeepAgentsAuthenticationException), typeof(DeepAgentsBadRequestException),
        typeof(DeepAgentsClient), typeof(DeepAgentsConfigurationException), typeof(DeepAgentsConflictException),
        typeof(DeepAgentsConnectionException), typeof(DeepAgentsDiagnostics), typeof(DeepAgentsException), typeof(DeepAgentsJsonConverter<>), typeof(DeepAgentsNotFoundException),
        typeof(DeepAgentsOptions), typeof(DeepAgentsPermissionException), typeof(DeepAgentsRateLimitException),
        typeof(DeepAgentsResponseException), typeof(DeepAgentsServerException), typeof(DeepAgentsServiceCollectionExtensions),
        typeof(DeepAgentsTimeoutException), typeof(DeepAgentsUnprocessableException), typeof(DeletedPlatformSession),
        typeof(DetectedIssue), typeof(DiagnosedSession), typeof(EmptyError), typeof(FileEntry), typeof(FileEntryType),
        typeof(FollowPlatformSessionOptions), typeof(GetAgentOptions), typeof(GetAuthSessionOptions), typeof(HarnessId),
        typeof(HarnessMessage), typeof(HarnessMessageInfo), typeof(HarnessPart), typeof(HarnessReply), typeof(HtmlError),
        typeof(IOpenValue), typeof(IfThreadExists), typeof(JsonModel), typeof(ListAgentsOptions), typeof(ListMcpToolsOptions),
        typeof(ListPlatformAgentsOptions), typeof(ListPlatformSessionsOptions), typeof(ListThreadsOptions),
        typeof(LiteLLMAgentPlatformClient), typeof(LiteLLMAgentPlatformOptions), typeof(LiteLLMAgentPlatformServiceCollectionExtensions),
        typeof(McpServer), typeof(McpServerHeader), typeof(McpServersClient), typeof(McpTool), typeof(McpToolList),
        typeof(McpToolsClient), typeof(MessageAttachment), typeof(MessageRole), typeof(OAuthMode), typeof(Optional<>), typeof(OptionalJsonConverterFactory),
        typeof(PlainTextError), typeof(PlatformAgent), typeof(PlatformAgentListItem), typeof(PlatformAgentPage),
        typeof(PlatformAgentProject), typeof(PlatformAgentSortKey), typeof(PlatformAgentsClient), typeof(PlatformSession),
        typeof(PlatformSessionDiagnosis), typeof(PlatformSessionLogEvent), typeof(PlatformSessionOrigin), typeof(PlatformSessionPhase),
        typeof(PlatformSessionStatus), typeof(PlatformSessionsClient), typeof(PlatformSortOrder), typeof(PollContext),
        typeof(PollSnapshot<>), typeof(PollVerdict), typeof(Poller), typeof(PollingOptions), typeof(PollingTimeoutException),
        typeof(PollingTimeoutException<>), typeof(RegisterOAuthProviderRequest), typeof(RegisteredOAuthProvider), typeof(RequestOptions),
        typeof(ResponseInfo), typeof(RootClient), typeof(Run), typeof(RunEndEvent), typeof(RunErrorEvent), typeof(RunEvent),
        typeof(InputMessage), typeof(RunCommand), typeof(RunFailedException), typeof(RunInput), typeof(RunInterrupt), typeof(RunMessage),
        typeof(RunNotCompletedException), typeof(RunOutcomeStatus), typeof(RunToolCall), typeof(RunMessageEvent), typeof(RunMetadataEvent),
        typeof(RunStreamException), typeof(RunStreamMode), typeof(RunThread), typeof(RunUpdatesEvent), typeof(RunValuesEvent),
        typeof(RunsClient), typeof(SandboxBackendConfig), typeof(SandboxConfig), typeof(SandboxScope), typeof(SearchThreadsRequest),
        typeof(RawServerSentEvent), typeof(SendMessageRequest), typeof(ServerSentEvent), typeof(ServiceClient), typeof(SessionDeletionStatus), typeof(SharedUsers),
        typeof(SimpleError), typeof(SkillSpec), typeof(SkillType), typeof(SortOrder), typeof(StreamInterruptedException),
        typeof(StreamOptions), typeof(StreamRunRequest), typeof(StructuredError), typeof(SubagentSpec), typeof(TenantAccessLevel),
        typeof(TerminalStateException), typeof(TerminalStateException<>), typeof(ThreadCount), typeof(ThreadPage), typeof(ThreadSettings),
        typeof(ThreadStatus), typeof(ThreadSummary), typeof(ThreadWaitOptions), typeof(ThreadsClient), typeof(TimeoutKind),
        typeof(TimeoutOptions), typeof(ToolSpec), typeof(ToolsConfig), typeof(UnrecognizedError), typeof(UpdateAgentOptions),
        typeof(UpdateAgentRequest), typeof(UpdateMcpServerRequest), typeof(UpdatePlatformAgentRequest), typeof(UpdateThreadRequest),
        typeof(ValidationError), typeof(ValidationIssue),
        typeof(AgentMemory), typeof(AttachSkillRequest), typeof(BusEvent), typeof(CreateMemoryRequest), typeof(CreateSkillRequest),
        typeof(DetachSkillOptions), typeof(HarnessEvent), typeof(ListMemoryOptions), typeof(MemoryClient), typeof(MemorySource),
        typeof(SessionDoneEvent), typeof(SessionReadyEvent), typeof(SessionStreamEvent), typeof(SessionStreamException), typeof(Skill),
        typeof(SkillAttachment), typeof(SkillList), typeof(SkillsClient), typeof(UpdateMemoryRequest), typeof(UpdateSkillRequest),
        typeof(McpConnection), typeof(McpConnectOptions), typeof(RunOutcome), typeof(RunWaitOptions), typeof(RetryOptions),
    ];
}
