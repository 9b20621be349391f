namespace SupportAddon.Demo.Story;

/// <summary>A ticket's history while it is being told: values as they are, entries so far, and the time it is.</summary>
internal sealed class Life
{
    private readonly IReadOnlyDictionary<string, string?> _first;
    private readonly Dictionary<string, string?> _now;
    private readonly List<Entry> _entries = [];
    private readonly int _id;

    public Life(int id, DateTimeOffset createdAt, IReadOnlyDictionary<string, string?> first)
    {
        (_id, At, _first, _now) = (id, createdAt, first, new Dictionary<string, string?>(first));
    }

    public DateTimeOffset At { get; private set; }

    public string? this[string field] => _now[field];

    /// <summary>Lets working time pass.</summary>
    public void Wait(double minutes) => At = OfficeHours.After(At, Math.Max(1, minutes));

    /// <summary>Lets time pass at any hour.</summary>
    public void WaitSeconds(int seconds) => At = At.AddSeconds(seconds);

    public void Write(string by, string? text, string? visibility, params (string Field, string? Value)[] values)
    {
        Change[] changes = [.. values.Where(value => _now[value.Field] != value.Value)
            .Select(value => new Change(value.Field, _now[value.Field], value.Value))];
        foreach (var change in changes)
            _now[change.Field] = change.New;
        _entries.Add(new Entry((_id * 100) + _entries.Count + 1, At, by, text, visibility, changes));
    }

    /// <summary>The values and the history as somebody saw them who looked at that instant.</summary>
    public (IReadOnlyDictionary<string, string?> Fields, IReadOnlyList<Entry> History) Until(DateTimeOffset instant)
    {
        Entry[] seen = [.. _entries.TakeWhile(entry => entry.At < instant)];
        var fields = new Dictionary<string, string?>(_first);
        foreach (var change in seen.SelectMany(entry => entry.Changes))
            fields[change.Field] = change.New;
        return (fields, seen);
    }
}
