namespace DeepAgents.ContractDrift.Comparing;

/// <summary>Which way a value travels, from reachability and not from names.</summary>
internal enum Direction
{
    Request,
    Response,
}
