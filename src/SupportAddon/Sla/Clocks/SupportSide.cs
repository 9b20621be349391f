namespace SupportAddon.Sla.Clocks;

/// <summary>Who speaks for the support side.</summary>
internal static class SupportSide
{
    /// <param name="side">What is known of the author: <c>support</c>, <c>client</c>, or null for whom nobody has mapped.</param>
    /// <param name="isAnybodyKnown">
    /// Whether anybody of the support side is mapped for the ticket's source. As long as nobody is, whoever is named and
    /// did not ask speaks for it: else every ticket of a new connection would be unanswered.
    /// </param>
    /// <param name="author">As the source names the author.</param>
    /// <param name="requester">As the source names who asked.</param>
    public static bool Has(string? side, bool isAnybodyKnown, string? author, string? requester) => side is not null
        ? side == "support"
        : !isAnybodyKnown && !string.IsNullOrWhiteSpace(author) && !string.Equals(author, requester, StringComparison.OrdinalIgnoreCase);
}
