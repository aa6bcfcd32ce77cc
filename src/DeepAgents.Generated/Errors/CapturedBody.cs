namespace DeepAgents;

/// <summary>The bytes of a body, as far as they were read.</summary>
/// <param name="Bytes">A buffer that starts with the body; it may be longer, and be reused afterwards.</param>
/// <param name="Length">How many bytes of the buffer are the body.</param>
/// <param name="IsTruncated">Whether the body was longer than the cap, or broke off.</param>
internal readonly record struct CapturedBody(byte[] Bytes, int Length, bool IsTruncated = false)
{
    internal static readonly CapturedBody Empty = new([], 0);
}
