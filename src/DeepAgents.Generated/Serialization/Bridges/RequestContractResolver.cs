using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json.Serialization;

namespace DeepAgents;

/// <summary>Tells the models in a body of the caller's own type that they are part of a request.</summary>
[RequiresUnreferencedCode(Reflection.Needed)]
[RequiresDynamicCode(Reflection.Needed)]
internal sealed class RequestContractResolver : DefaultContractResolver;
