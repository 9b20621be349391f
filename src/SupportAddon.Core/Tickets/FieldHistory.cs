namespace SupportAddon.Core.Tickets;

/// <summary>One change of one field, in the source's words.</summary>
internal sealed record FieldStep(DateTimeOffset At, string Field, string? From, string? To);

/// <summary>
/// The fields of a ticket through time, told by what they are now and how they changed. What they were at first is
/// found by going back: a field's first change says what it was before.
/// </summary>
internal static class FieldHistory
{
    /// <param name="createdAt">The instant of the first entry.</param>
    /// <param name="now">The fields as they are.</param>
    /// <param name="changes">All known changes in the order in which they happened.</param>
    public static IEnumerable<(DateTimeOffset At, IReadOnlyDictionary<string, string?> Fields)> Replay(
        DateTimeOffset createdAt, IReadOnlyDictionary<string, string?> now, IReadOnlyList<FieldStep> changes)
    {
        var fields = AtFirst(now, changes);
        yield return (createdAt, fields);
        foreach (var moment in changes.GroupBy(change => change.At < createdAt ? createdAt : change.At))
        {
            fields = new Dictionary<string, string?>(fields);
            foreach (var change in moment)
                fields[change.Field] = change.To;
            yield return (moment.Key, fields);
        }
    }

    /// <summary>
    /// The differences that no change explains: where a field's known changes, and else its value known before, do not
    /// end at the value it has now. An event "from … to …" for each makes the history whole again.
    /// </summary>
    /// <param name="before">The fields as stored, or null when the ticket is new.</param>
    /// <param name="now">The fields as just read.</param>
    /// <param name="changes">Known changes, stored and just read, in the order in which they happened.</param>
    public static IEnumerable<(string Field, string? From, string? To)> Unexplained(
        IReadOnlyDictionary<string, string?>? before,
        IReadOnlyDictionary<string, string?> now,
        IReadOnlyList<FieldStep> changes)
    {
        var ends = changes.GroupBy(change => change.Field).ToDictionary(field => field.Key, field => field.Last().To);
        foreach (var (field, value) in now)
        {
            var known = ends.TryGetValue(field, out var end) || (before?.TryGetValue(field, out end) ?? false);
            if (known && end != value)
                yield return (field, end, value);
        }
    }

    private static Dictionary<string, string?> AtFirst(
        IReadOnlyDictionary<string, string?> now, IReadOnlyList<FieldStep> changes)
    {
        var first = new Dictionary<string, string?>(now);
        foreach (var change in changes.Reverse())
            first[change.Field] = change.From;
        return first;
    }
}
