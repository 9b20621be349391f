using System.Globalization;

namespace SupportAddon.Tests.Hostile;

/// <summary>Where, how and with which faults a source is read, all from one seed.</summary>
internal sealed class Story
{
    private Story(int seed, Random random, Place place, Dialect dialect)
    {
        (Seed, Random, Place, Dialect, Time) = (seed, random, place, dialect, new(place.Begins));
        Table = new(place, Time);
    }

    public int Seed { get; }

    public Random Random { get; }

    public Place Place { get; }

    public Dialect Dialect { get; }

    public HurriedTime Time { get; }

    public HostileTable Table { get; }

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>One to four faults, some of them for ever.</summary>
    public static Story Of(int seed)
    {
        var random = new Random(seed);
        var story = new Story(seed, random, Any(random, Place.All), new(Any(random, Dialect.Pagings), random.Next(2, 8), random.Next(2) == 0));
        story.Faults = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => story.Fault(Any(random, FaultKinds.All), random.Next(8) == 0))];
        return story;
    }

    public static Story Of(int seed, string paging, string fault, bool isEndless)
    {
        var random = new Random(seed);
        var story = new Story(seed, random, Any(random, Place.All), new(paging, random.Next(2, 8), HasTotal: true));
        story.Faults = [story.Fault(fault, isEndless)];
        return story;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"seed {Seed}: {Dialect} in {Place.Zone} from {Place.Start}; {string.Join("; ", Faults)}");

    private static T Any<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private Fault Fault(string name, bool isEndless) => isEndless
        ? FaultKinds.Make(name, Random, Time, Random.Next(1, 3), int.MaxValue)
        : FaultKinds.Make(name, Random, Time, Random.Next(1, 6), Random.Next(1, 7));
}
