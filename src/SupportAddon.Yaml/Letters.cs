namespace SupportAddon.Yaml;

/// <summary>Where a letter of a text stands in the file, whatever way the text was written in.</summary>
internal static class Letters
{
    /// <summary>
    /// Follows the text through the source. What is in the source alone (a quote, an escape, the indentation of a block, the
    /// break of a folded line) is passed over.
    /// </summary>
    /// <param name="source">The whole file.</param>
    /// <param name="start">Where the text begins, with its quote or the sign of its block.</param>
    /// <param name="text">As it was read.</param>
    /// <param name="at">Which letter; its length for the place behind it.</param>
    public static Mark Find(string source, Mark start, string text, int at)
    {
        var index = Content(source, Index(source, start));
        for (var letter = 0; letter < at && letter < text.Length; letter++)
            index = Math.Max(Next(source, index, text[letter]) + 1, index);
        return At(source, at < text.Length ? Next(source, index, text[at]) : index);
    }

    private static int Next(string source, int from, char letter)
    {
        var found = from >= source.Length ? -1 : source.IndexOf(letter, from);
        return found < 0 ? from : found;
    }

    /// <summary>The header of a block is no part of its text.</summary>
    private static int Content(string source, int index) =>
        index < source.Length && source[index] is ('|' or '>') ? source.IndexOf('\n', index) is >= 0 and var end ? end + 1 : source.Length
        : index < source.Length && source[index] is ('"' or '\'') ? index + 1
        : index;

    private static int Index(string source, Mark mark)
    {
        var index = 0;
        for (var line = 1; line < mark.Line; line++)
            index = source.IndexOf('\n', index) + 1;
        return Math.Min(index + mark.Column - 1, source.Length);
    }

    private static Mark At(string source, int index)
    {
        var before = source.AsSpan(0, Math.Min(index, source.Length));
        return new(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
