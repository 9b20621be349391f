using System.Text;

namespace SupportAddon.Sync;

/// <summary>Makes any text storable: PostgreSQL refuses NUL, and UTF-8 has no half surrogates.</summary>
internal static class CleanText
{
    public static string Of(string text) => IsClean(text) ? text : Replace(text);

    public static string? OrNull(string? text) => text is null ? null : Of(text);

    public static bool IsClean(string? text) => text is null || (!text.Contains('\0') && text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0);

    private static string Replace(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        return clean.ToString();
    }
}
