namespace SupportAddon.Demo.Story;

/// <summary>
/// Cards dealt to the last before they are shuffled again: rare ones come for certain, and few come twice in a row.
/// </summary>
internal sealed class Deck<T>(IReadOnlyList<T> cards, Dice dice)
{
    private readonly Queue<T> _left = new();

    public T Deal()
    {
        if (_left.Count == 0)
            Array.ForEach(dice.Shuffle(cards), _left.Enqueue);
        return _left.Dequeue();
    }
}
