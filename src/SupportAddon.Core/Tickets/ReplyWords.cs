using SupportAddon.Core.Life;

namespace SupportAddon.Core.Tickets;

/// <summary>Our words in the source's: the mapping read backwards.</summary>
/// <param name="connection">Its name, for refusals.</param>
/// <param name="mapping">How the source's values read in our words.</param>
/// <param name="choices">Field, then our word, then the value that is written for it.</param>
internal sealed class ReplyWords(
    string connection, FieldMapping mapping, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> choices)
{
    /// <returns>The value to write: the one chosen, else the first listed; null where it stays here; or why there is none.</returns>
    public (string? Value, Refusal? Refusal) Find(string field, string word)
    {
        if (choices.TryGetValue(field, out var chosen) && chosen.TryGetValue(word, out var value))
            return (value == TicketWord.None ? null : value, null);
        return mapping.ValuesOf(field, word) is [var first, ..]
            ? (first, null)
            : (null, new($"No {field} of connection {connection} means {word}, so it cannot be written there.",
                $"Add to the connection in the client file, under reply: {{ {field}: {{ {word}: VALUE }} }}, or none for VALUE to keep it here."));
    }
}
