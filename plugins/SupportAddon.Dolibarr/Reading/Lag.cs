using SupportAddon.Dolibarr.Models;

namespace SupportAddon.Dolibarr.Reading;

/// <summary>
/// By how much Dolibarr shows changes too late (or, below zero, too early) where PHP and the database live in different
/// zones. Making a record writes two times in the same second: that of PHP is right, that of the database is off.
/// </summary>
internal static class Lag
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Most = TimeSpan.FromHours(26);
    private static readonly TimeSpan Summer = TimeSpan.FromHours(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The lag that records show; null where none of them was left as it was made.</summary>
    /// <param name="records">Records.</param>
    /// <param name="shown">Their field of the database's time.</param>
    public static TimeSpan? Of(IEnumerable<Row> records, string shown) => records.Select(record => Of(record, shown)).Min();

    /// <summary>That of the record made nearest to a time: the lag is another one in summer where only one of the two clocks is changed.</summary>
    public static TimeSpan? Near(DateTimeOffset time, IEnumerable<Row> records, string shown) => records
        .Where(record => Of(record, shown) is not null)
        .OrderBy(record => (record.Time(shown)!.Value - time).Duration()).Select(record => Of(record, shown)).FirstOrDefault();

    /// <summary>That of a ticket's own two times, where it may be one: the lag differs by an hour over the year at most.</summary>
    public static TimeSpan Of(Row record, string shown, TimeSpan least) =>
        Of(record, shown) is { } own && (own == least || own == least + Summer) ? own : least;

    // What was changed later is later by anything, seldom by whole quarters of an hour; and never shows less than the lag.
    private static TimeSpan? Of(Row record, string shown)
    {
        if (record.Time(shown) is not { } time || record.Time("datec") is not { } made)
            return null;
        var quarters = Math.Round((time - made) / Step) * Step;
        return (time - made - quarters).Duration() <= Minute && quarters.Duration() <= Most ? quarters : null;
    }
}
