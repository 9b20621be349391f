using System.Globalization;
using SupportAddon.Core.Access;

namespace SupportAddon.Live;

/// <summary>Something that pages show is not what it was.</summary>
/// <param name="Kind"><c>ticket</c>, <c>health</c>, or of a correction <c>plan</c> or <c>planning</c>.</param>
/// <param name="Number">Our number of it, of health the probe's; of tickets 0 for many of that client.</param>
/// <param name="ClientId">Whose it is; null for nobody's, or several clients'.</param>
internal sealed record Change(string Kind, long Number, long? ClientId)
{
    public const string OfTicket = "ticket";
    public const string OfCorrection = "correction";

    public const string OfHealth = "health";

    /// <summary>Who may hear of it, where they see the client.</summary>
    public Permission Needs => Kind switch
    {
        OfTicket => Permission.ViewTickets,
        OfHealth => Permission.ViewConnections,
        _ => Permission.CorrectData,
    };

    /// <summary>As an open page is told: what it is about, and which one.</summary>
    public (string About, string Which) Told => Kind is OfTicket or OfHealth
        ? (Kind, Number.ToString(CultureInfo.InvariantCulture))
        : (OfCorrection, string.Create(CultureInfo.InvariantCulture, $"{Kind} {Number}"));

    /// <summary>As the database tells it: of tickets and probes two numbers, of corrections their kind before them; the client's number is empty for nobody's.</summary>
    public static Change Read(string channel, string told) => (channel, told.Split(' ')) switch
    {
        (OfTicket, [var ticket, var client]) => new(OfTicket, Parse(ticket), Client(client)),
        (OfHealth, [var probe, var client]) => new(OfHealth, Parse(probe), Client(client)),
        (OfCorrection, [var kind, var number, var client]) => new(kind, Parse(number), Client(client)),
        _ => throw new FormatException($"\"{told}\" tells of nothing."),
    };

    private static long? Client(string text) => text.Length == 0 ? null : Parse(text);

    private static long Parse(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
