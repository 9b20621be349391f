using System.Globalization;

namespace SupportAddon.Charts;

/// <summary>
/// Fits words into room that is measured without a font: widths are estimates for common sans serif faces, on the
/// generous side so that labels never touch.
/// </summary>
internal static class TextFit
{
    private const string Ellipsis = "…";

    public static double Width(string text, double size) => Elements(text).Sum(Ems) * size;

    public static string Shorten(string text, double room, double size)
    {
        if (Width(text, size) <= room)
            return text;
        var kept = Elements(text).ToList();
        while (kept.Count > 1 && Width(string.Concat(kept) + Ellipsis, size) > room)
            kept.RemoveAt(kept.Count - 1);
        return string.Concat(kept).TrimEnd() + Ellipsis;
    }

    /// <summary>Breaks a text at its spaces into lines; what does not fit ends in an ellipsis.</summary>
    public static IReadOnlyList<string> Wrap(string text, double room, double size, int most)
    {
        var lines = new List<string>();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && Width($"{lines[^1]} {word}", size) <= room)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }

        if (lines.Count > most)
            lines = [.. lines.Take(most - 1), string.Join(' ', lines.Skip(most - 1))];
        return [.. lines.Select(line => Shorten(line, room, size))];
    }

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
            yield return elements.GetTextElement();
    }

    private static double Ems(string element) => element[0] switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' => 0.33,
        'f' or 't' or 'r' or ' ' or '(' or ')' or '-' => 0.42,
        'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.92,
        >= 'A' and <= 'Z' => 0.70,
        < '\u1100' => 0.60,
        _ => 1.05,
    };
}
