namespace SupportAddon.Core.Tickets;

/// <summary>Our words in the source's: the mapping read backwards.</summary>
/// <param name="connection">Its name, for the reasons.</param>
/// <param name="mapping">How the source's values read in our words.</param>
/// <param name="choices">Field, then our word, then the value that is written for it.</param>
internal sealed class ReplyWords(
    string connection, FieldMapping mapping, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> choices)
{
    /// <returns>The value to write, the one chosen, else the first listed; or why there is none and it stays here.</returns>
    public (string? Value, string? Stays) Find(string field, string word)
    {
        if (choices.TryGetValue(field, out var chosen) && chosen.TryGetValue(word, out var value))
            return value == TicketWord.None ? (null, $"{connection} has no word for {word}.") : (value, null);
        return mapping.ValuesOf(field, word) is [var first, ..]
            ? (first, null)
            : (null, $"No {field} of {connection} is known to mean {word}. If one does, name it at the connection in the client file, under reply: {{ {field}: {{ {word}: VALUE }} }}.");
    }
}
