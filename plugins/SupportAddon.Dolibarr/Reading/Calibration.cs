using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Rpc;

namespace SupportAddon.Dolibarr.Reading;

/// <summary>
/// Finds what the database's clock showed when a ticket was changed. Dolibarr shows that time read in the zone of PHP,
/// which it does not say, and filters compare with the time itself; so it is asked which one the ticket has.
/// </summary>
internal sealed class Calibration(Session session)
{
    private const int Step = 15;

    /// <summary>The earliest and the latest clock on earth, in minutes.</summary>
    private const int Earliest = -12 * 60, Latest = 14 * 60;

    /// <summary>How many minutes to add to what is shown of this ticket. Null where no answer fits: the ticket was just
    /// changed again, or its time is one of a night in which a clock was changed.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="known">What fitted the last time.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<int?> OfAsync(Row ticket, int? known, CancellationToken ct)
    {
        if (known is { } same && await FitsAsync(ticket, "=", same, ct))
            return known;
        var (low, high) = (Earliest / Step, Latest / Step);
        while (low < high)
        {
            var middle = (int)Math.Ceiling((low + high) / 2.0);
            (low, high) = await FitsAsync(ticket, ">=", middle * Step, ct) ? (middle, high) : (low, middle - 1);
        }
        return await FitsAsync(ticket, "=", low * Step, ct) ? low * Step : null;
    }

    /// <summary>What filters compare with, as early as it can be where it is not known.</summary>
    public static DateTime Wall(Row ticket, int? offset) => ticket.Time("tms")!.Value.UtcDateTime.AddMinutes(offset ?? Earliest);

    /// <summary>The earliest that any clock can have shown at an instant.</summary>
    public static DateTime Before(DateTimeOffset instant) => instant.UtcDateTime.AddMinutes(Earliest);

    /// <summary>The latest that any clock can have shown at an instant, ours being a little behind.</summary>
    public static DateTime After(DateTimeOffset instant) => instant.UtcDateTime.AddMinutes(Latest + 60);

    private async Task<bool> FitsAsync(Row ticket, string comparison, int offset, CancellationToken ct)
    {
        var filter = Filter.All(Filter.Is("t.rowid", ticket.Id), Filter.Time("t.tms", comparison, Wall(ticket, offset)));
        return (await session.ListAsync(new ListQuery("tickets", filter, "t.rowid", 1, "id"), ct)).Rows.Count == 1;
    }
}
