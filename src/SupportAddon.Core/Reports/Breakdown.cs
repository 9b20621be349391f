namespace SupportAddon.Core.Reports;

/// <summary>What one value of a field accounts for; a null value gathers what is unmapped.</summary>
internal sealed record Breakdown<T>(T? Value, Figure Created, Figure Resolved, Figure Open) where T : struct, Enum
{
    private bool IsEmpty => Created.Count + Resolved.Count + Open.Count == 0;

    /// <summary>One row for each value, in the order given, and one for what is unmapped if there is any.</summary>
    public static IReadOnlyList<Breakdown<T>> Of(Balance balance, IEnumerable<T> values, Func<Counted, T?> read) =>
    [
        .. values.Select(value => (T?)value).Append(null)
            .Select(value => new Breakdown<T>(
                value,
                balance.Created.Where(counted => Equals(read(counted), value)),
                balance.Resolved.Where(counted => Equals(read(counted), value)),
                balance.End.Where(counted => Equals(read(counted), value))))
            .Where(row => row.Value is not null || !row.IsEmpty),
    ];
}
