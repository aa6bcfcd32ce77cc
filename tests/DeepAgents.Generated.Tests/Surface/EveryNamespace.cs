namespace DeepAgents.Tests.Surface; internal static class EveryNamespace { public static readonly Type[] Types = []; }
