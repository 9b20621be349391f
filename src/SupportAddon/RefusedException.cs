namespace SupportAddon;

/// <summary>An expected refusal that ends what was asked for: what is wrong, and what to do next.</summary>
internal sealed class RefusedException(string what, string next, Exception? inner = null) : Exception(what, inner)
{
    public string Next { get; } = next;
}
