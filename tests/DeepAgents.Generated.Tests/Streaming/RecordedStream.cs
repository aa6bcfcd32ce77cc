namespace DeepAgents.Tests.Streaming;

/// <summary>The beginning of a stream of a LangGraph server, as recorded, with less metadata. The id is the last field of each event.</summary>
internal static class RecordedStream
{
    public const string Text = """
        event: metadata
        data: {"run_id":"01a21f7b-f3df-70cf-98d0-046d0698c3f1","attempt":1}
        id: 0

        event: values
        data: {"messages":[{"content":"long 40 60ms","additional_kwargs":{},"response_metadata":{},"id":"e5a806e7-bf62-4947-85c2-c2af92582107","type":"human"}]}
        id: 1

        event: messages
        data: [{"id":"msg-2289e402-d133-4ac7-b056-319b02c7fef9","content":"w0 ","tool_calls":[],"invalid_tool_calls":[],"tool_call_chunks":[],"additional_kwargs":{},"response_metadata":{},"type":"ai"},{"graph_id":"echo","run_attempt":1,"langgraph_node":"model_request","langgraph_step":1}]
        id: 2

        event: messages
        data: [{"id":"msg-2289e402-d133-4ac7-b056-319b02c7fef9","content":"w1 ","tool_calls":[],"invalid_tool_calls":[],"tool_call_chunks":[],"additional_kwargs":{},"response_metadata":{},"type":"ai"},{"graph_id":"echo","run_attempt":1,"langgraph_node":"model_request","langgraph_step":1}]
        id: 3


        """;
}
