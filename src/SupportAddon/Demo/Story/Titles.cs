namespace SupportAddon.Demo.Story;

/// <summary>Titles from patterns, new ones as long as the patterns give any.</summary>
internal sealed class Titles(Phrases phrases, Dice dice)
{
    private const int Tries = 25;
    private readonly Dictionary<IReadOnlyList<string>, Deck<string>> _decks = [];
    private readonly HashSet<string> _used = [];

    public string Next(IReadOnlyList<string> patterns, DateOnly day)
    {
        var title = "";
        for (var tries = 0; tries < Tries; tries++)
        {
            title = phrases.Fill(DeckOf(patterns).Deal(), day);
            if (_used.Add(title))
                break;
        }

        return title;
    }

    private Deck<string> DeckOf(IReadOnlyList<string> patterns)
    {
        if (!_decks.TryGetValue(patterns, out var deck))
            _decks[patterns] = deck = new Deck<string>(patterns, dice);
        return deck;
    }
}
