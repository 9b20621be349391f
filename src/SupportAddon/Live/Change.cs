using System.Globalization;

namespace SupportAddon.Live;

/// <summary>Something that pages show is not what it was.</summary>
/// <param name="Kind"><c>ticket</c>, or of a correction <c>plan</c> or <c>planning</c>.</param>
/// <param name="Number">Our number of it; of tickets 0 for many of that client.</param>
/// <param name="ClientId">Whose it is; null for nobody's, or several clients'.</param>
internal sealed record Change(string Kind, long Number, long? ClientId)
{
    public const string OfTicket = "ticket";
    public const string OfCorrection = "correction";

    public bool IsOfTicket => Kind == OfTicket;

    /// <summary>As the database tells it: of tickets two numbers, of corrections their kind before them; the client's number is empty for nobody's.</summary>
    public static Change Read(string channel, string told) => (channel, told.Split(' ')) switch
    {
        (OfTicket, [var ticket, var client]) => new(OfTicket, Parse(ticket), Client(client)),
        (OfCorrection, [var kind, var number, var client]) => new(kind, Parse(number), Client(client)),
        _ => throw new FormatException($"\"{told}\" tells of nothing."),
    };

    private static long? Client(string text) => text.Length == 0 ? null : Parse(text);

    private static long Parse(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
