using SupportAddon.Core.Times;

namespace SupportAddon.Tests.Health;

/// <summary>
/// What probes find over some days, made up from a seed, and what must follow from it: worked out step by step from plain
/// letters, with nothing of the program. A letter is what one step found: u up, w warning, d down, ? unknown, - nothing was asked.
/// </summary>
internal sealed class Month
{
    public const int Failures = 3;
    public const int Successes = 2;

    private readonly Random random;

    public Month(int seed, int steps, params string?[] parents)
    {
        random = new(seed);
        Steps = steps;
        Parents = parents;
        var isAway = Spells(0.006, 30);
        Found = [.. parents.Select(_ => Answers(isAway))];
        Planned = Spells(0.004, 40);
        Told = [.. Enumerable.Range(0, parents.Length).Select(probe => Outages(Found[probe]).ToList())];
        Announce();
    }

    public int Steps { get; }

    /// <summary>By probe, the number of the one before it as a text; null for none.</summary>
    public IReadOnlyList<string?> Parents { get; }

    /// <summary>By probe, a letter a step.</summary>
    public IReadOnlyList<char[]> Found { get; }

    /// <summary>In which steps a downtime is planned.</summary>
    public bool[] Planned { get; }

    public IReadOnlyList<List<Expected>> Told { get; }

    /// <summary>How many steps each was up, down, unknown and planned.</summary>
    public (int Up, int Down, int Unknown, int Planned) Count(int probe)
    {
        var counts = (Up: 0, Down: 0, Unknown: 0, Planned: 0);
        for (var step = 0; step < Steps; step++)
            if (Planned[step])
                counts.Planned++;
            else if (Found[probe][step] is '?' or '-')
                counts.Unknown++;
            else if (Told[probe].Exists(outage => outage.Begins <= step && step < outage.Ends))
                counts.Down++;
            else
                counts.Up++;
        return counts;
    }

    private bool[] Spells(double share, int longest)
    {
        var spells = new bool[Steps];
        for (var step = 1; step < Steps; step++)
            if (random.NextDouble() < share)
                for (var length = random.Next(1, longest); length > 0 && step < Steps; length--, step++)
                    spells[step] = true;
        return spells;
    }

    /// <summary>Mostly up; down for shorter or longer, coming and going, or not to be asked.</summary>
    private char[] Answers(bool[] isAway)
    {
        var letters = new char[Steps];
        for (var step = 0; step < Steps;)
        {
            var (spell, length) = random.NextDouble() switch
            {
                < 0.55 => ("u", random.Next(1, 200)),
                < 0.80 => ("d", random.Next(1, 25)),
                < 0.90 => (random.Next(2) == 0 ? "du" : "dddu", random.Next(5, 60)),
                < 0.95 => ("w", random.Next(1, 10)),
                _ => ("?", random.Next(1, 6)),
            };
            for (var place = 0; place < length && step < Steps; place++, step++)
                letters[step] = isAway[step] ? '-' : spell[place % spell.Length];
        }

        letters[0] = 'u';
        return letters;
    }

    private static IEnumerable<Expected> Outages(char[] letters)
    {
        Expected? open = null;
        var (bad, good) = (new List<int>(), new List<int>());
        for (var step = 0; step < letters.Length; step++)
        {
            if (letters[step] is '?' or '-')
                continue;
            if (letters[step] == 'd')
                (bad, good) = ([.. bad, step], []);
            else
                (bad, good) = ([], [.. good, step]);
            if (open is null && bad.Count == Failures)
                open = new() { Begins = bad[0], Known = step };
            else if (open is not null && good.Count == Successes)
            {
                yield return open with { Ends = good[0], Over = step };
                open = null;
            }
        }

        if (open is not null)
            yield return open with { Ends = int.MaxValue, Over = int.MaxValue };
    }

    private void Announce()
    {
        for (var step = 0; step < Steps; step++)
            if (Found[0][step] != '-') // Somebody is there.
                for (var probe = 0; probe < Found.Count; probe++)
                    if (Told[probe].FirstOrDefault(outage => outage.Known <= step && step < outage.Over) is { Announced: null } open
                        && !Planned[step] && !Fails(probe, step) && !Flaps(Found[probe], step))
                        open.Announced = step;
    }

    private bool Fails(int probe, int step) => Parents[probe] is { } parent && int.Parse(parent, null) is var before
        && (Last(Found[before], step) == 'd' || Told[before].Exists(outage => outage.Known <= step && step < outage.Over));

    private static char? Last(char[] letters, int step) => letters.Take(step + 1).LastOrDefault(letter => letter is not ('?' or '-'));

    private static bool Flaps(char[] letters, int until)
    {
        var (known, flaps) = (new List<bool>(), false);
        foreach (var letter in letters.Take(until + 1).Where(letter => letter is not ('?' or '-')))
        {
            known.Add(letter == 'd');
            var last = known.TakeLast(20).ToList();
            var changes = last.Zip(last.Skip(1), (before, after) => before != after).Count(changed => changed);
            flaps = flaps ? changes >= 4 : changes >= 6;
        }

        return flaps;
    }

    /// <summary>An outage, in steps.</summary>
    internal sealed record Expected
    {
        public int Begins { get; init; }

        /// <summary>When it counts as one.</summary>
        public int Known { get; init; }

        /// <summary>Far away while it stands.</summary>
        public int Ends { get; init; }

        /// <summary>When it is known to be over.</summary>
        public int Over { get; init; }

        /// <summary>When people are told; null for never.</summary>
        public int? Announced { get; set; }
    }
}
