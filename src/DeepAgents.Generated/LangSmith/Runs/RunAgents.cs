namespace DeepAgents.LangSmith;

public partial class StreamRunRequest : INamesAgent;

public partial class CreateRunWithThreadRequest : INamesAgent;
