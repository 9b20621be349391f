namespace SupportAddon.Tests.Hostile;

/// <summary>A ticket at the source.</summary>
/// <param name="Updated">As the source's wall clock showed it.</param>
/// <param name="Born">The table's version that brought it.</param>
/// <param name="Changed">The version that brought what it says now.</param>
internal sealed record HostileRow(int Id, DateTime Updated, string Title, string Status, int Born, int Changed)
{
    /// <summary>Committed so long after its own time that only a sweep can find it.</summary>
    public bool IsFarBehind { get; init; }

    /// <summary>The last version that shows an earlier time than the one before it: the wall clock was put back in between.</summary>
    public int WentBack { get; init; }
}

/// <summary>The source's tickets, which change at any moment.</summary>
internal sealed class HostileTable(Place place, TimeProvider time)
{
    private static readonly string[] Statuses = ["New", "Open", "Done"];

    private readonly Dictionary<int, HostileRow> rows = [];
    private readonly Lock door = new();
    private int lastId;

    public int Version { get; private set; }

    public IReadOnlyList<HostileRow> Rows
    {
        get
        {
            lock (door)
                return [.. rows.Values.OrderBy(row => row.Id)];
        }
    }

    /// <param name="behind">How much earlier than now it says that it was written.</param>
    public void Insert(Random random, TimeSpan behind = default, bool isFarBehind = false)
    {
        lock (door)
            Write(new(++lastId, default, "", "", Version + 1, 0) { IsFarBehind = isFarBehind }, random, behind);
    }

    public void Update(Random random, TimeSpan behind = default)
    {
        lock (door)
            if (Any(random) is { } row)
                Write(row with { IsFarBehind = false }, random, behind);
    }

    public void Remove(Random random)
    {
        lock (door)
            if (rows.Count > 5 && Any(random) is { } row)
                rows.Remove(row.Id);
    }

    // Never back in time: a row that was written again was written later.
    private void Write(HostileRow row, Random random, TimeSpan behind)
    {
        var (written, now) = (place.Wall(time.GetUtcNow() - behind), place.Wall(time.GetUtcNow()));
        var updated = row.Updated > written ? now : written;
        rows[row.Id] = row with
        {
            Updated = updated,
            Title = $"Ticket {row.Id}, text {++Version}",
            WentBack = updated < row.Updated ? Version : row.WentBack,
            Status = Statuses[random.Next(Statuses.Length)],
            Changed = Version,
        };
    }

    private HostileRow? Any(Random random) => rows.Count == 0 ? null : rows.Values.ElementAt(random.Next(rows.Count));
}
