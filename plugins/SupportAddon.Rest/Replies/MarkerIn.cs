namespace SupportAddon.Rest.Replies;

/// <summary>Finds a marker in a text: as a whole, for one marker may begin with another.</summary>
internal static class MarkerIn
{
    public static bool Holds(string text, string marker)
    {
        for (var at = text.IndexOf(marker, StringComparison.Ordinal); at >= 0; at = text.IndexOf(marker, at + 1, StringComparison.Ordinal))
            if (!IsOfOne(text, at - 1) && !IsOfOne(text, at + marker.Length))
                return true;
        return false;
    }

    private static bool IsOfOne(string text, int at) => at >= 0 && at < text.Length && (char.IsAsciiLetterLower(text[at]) || char.IsAsciiDigit(text[at]) || text[at] == '-');
}
