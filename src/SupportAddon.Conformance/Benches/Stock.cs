using System.Globalization;

namespace SupportAddon.Conformance.Benches;

/// <summary>What exists in the source, known from what was done to it.</summary>
internal sealed class Stock(SourceUnderTest source)
{
    public static readonly DateTimeOffset Start = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, DateTimeOffset> _changedAt = [];

    /// <summary>Ids, with the time at which each was last changed.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> ChangedAt => _changedAt;

    public DateTimeOffset Latest => _changedAt.Values.Max();

    /// <summary>Adds so many, a minute apart.</summary>
    public Task<IReadOnlyList<string>> FillAsync(int count, CancellationToken ct) =>
        AddAsync(Enumerable.Range(0, count).Select(minute => Start.AddMinutes(minute)), ct);

    public async Task<IReadOnlyList<string>> AddAsync(IEnumerable<DateTimeOffset> changedAt, CancellationToken ct)
    {
        IReadOnlyList<DateTimeOffset> times = [.. changedAt];
        var ids = await source.AddAsync(times, ct);
        foreach (var (id, time) in ids.Zip(times))
            _changedAt[id] = time;
        return ids;
    }

    public async Task ChangeAsync(string id, DateTimeOffset at, CancellationToken ct)
    {
        await source.ChangeAsync(id, $"Changed at {at.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}", at, ct);
        _changedAt[id] = at;
    }

    public async Task DeleteAsync(string id, CancellationToken ct)
    {
        await source.DeleteAsync(id, ct);
        _changedAt.Remove(id);
    }

    /// <summary>Every ticket was given, as it is now.</summary>
    /// <param name="given">Ids with the last time told for each; gone tickets among them do no harm.</param>
    /// <param name="when">In which situation, for the message.</param>
    /// <param name="next">What the author should do.</param>
    public void MustBeIn(IReadOnlyDictionary<string, DateTimeOffset> given, string when, string next)
    {
        var missing = _changedAt.Keys.Where(id => !given.ContainsKey(id)).ToList();
        if (missing.Count > 0)
            throw new RuleBrokenException($"{missing.Count} of {_changedAt.Count} tickets never came {when}, ticket {missing[0]} for one.", next);
        var stale = _changedAt.FirstOrDefault(ticket => given[ticket.Key] != ticket.Value);
        if (stale.Key is not null)
            throw new RuleBrokenException(
                $"Ticket {stale.Key} was changed at {Text(stale.Value)} and came as changed at {Text(given[stale.Key])} {when}.", next);
    }

    private static string Text(DateTimeOffset time) => time.ToString("u", CultureInfo.InvariantCulture);
}
