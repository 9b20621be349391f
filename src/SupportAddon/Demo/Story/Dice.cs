namespace SupportAddon.Demo.Story;

/// <summary>Chance that always falls the same way for the same seed.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int low, int high) => _random.Next(low, high + 1);

    public T Pick<T>(IReadOnlyList<T> among) => among[_random.Next(among.Count)];

    public T Pick<T>(IReadOnlyList<T> among, Func<T, int> weight)
    {
        var left = _random.Next(among.Sum(weight));
        return among.First(each => (left -= weight(each)) < 0);
    }

    /// <summary>Durations of human work: half of them below the median, a few far above it.</summary>
    public double Around(double median, double spread = 0.8) => median * Math.Exp(spread * Normal());

    /// <summary>How often something happens that happens <paramref name="expected"/> times on average (Knuth).</summary>
    public int Count(double expected)
    {
        var count = 0;
        for (var product = _random.NextDouble(); product > Math.Exp(-expected); product *= _random.NextDouble())
            count++;
        return count;
    }

    public T[] Shuffle<T>(IEnumerable<T> cards)
    {
        var shuffled = cards.ToArray();
        _random.Shuffle(shuffled);
        return shuffled;
    }

    private double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
