namespace SupportAddon.Sla.Clocks;

/// <summary>Who speaks for the support side.</summary>
/// <param name="isSupport">Asked for an author and for who asked, as the source names them.</param>
internal sealed class SupportSide(Func<string?, string?, bool> isSupport)
{
    /// <summary>As long as nobody has said who is who: whoever is named and did not ask himself.</summary>
    public static SupportSide AllButRequester { get; } = new((author, requester) =>
        !string.IsNullOrWhiteSpace(author) && !string.Equals(author, requester, StringComparison.OrdinalIgnoreCase));

    public bool Has(string? author, string? requester) => isSupport(author, requester);
}
