using System.Globalization;

namespace SupportAddon.Live;

/// <summary>A ticket is not what it was.</summary>
/// <param name="Ticket">Our number of it; 0 for many of that client.</param>
/// <param name="ClientId">Whose it is; null for nobody's.</param>
internal sealed record TicketChange(long Ticket, long? ClientId)
{
    /// <summary>As the database tells it: the two numbers, the second one empty for nobody's.</summary>
    public static TicketChange Read(string told) => told.Split(' ') is [var ticket, var client]
        ? new(Number(ticket), client.Length == 0 ? null : Number(client))
        : throw new FormatException($"\"{told}\" tells of no ticket.");

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
