using SupportAddon.Sdk;

namespace Acme.Desk;

/// <summary>A ticket of the desk in the words of the contract; values stay the desk's own.</summary>
internal static class TicketMapping
{
    /// <summary>What the desk's values mean. A value that is not here is shown as it is, and reported as unmapped.</summary>
    public static ValueMapping Words { get; } = new(new Dictionary<string, IReadOnlyDictionary<string, string>>
    {
        [TicketFields.Status] = new Dictionary<string, string> { ["new"] = "reception", ["open"] = "in-progress", ["waiting"] = "waiting-customer", ["done"] = "resolved" },
        [TicketFields.Kind] = new Dictionary<string, string> { ["incident"] = "anomaly", ["request"] = "change", ["question"] = "question" },
    });

    public static SourceTicket Of(DeskRow row) => new()
    {
        Id = DeskApi.Text(row.Ticket.Id),
        Title = row.Ticket.Title,
        CreatedAt = row.Ticket.Created,
        UpdatedAt = row.Ticket.Updated,
        Fields = new Dictionary<string, string?>
        {
            [TicketFields.Status] = row.Ticket.Status,
            [TicketFields.Kind] = row.Ticket.Kind,
            [TicketFields.Requester] = row.Ticket.Requester,
        },
        Events = [.. row.Ticket.Messages.Select(Of)],
        Raw = row.Raw,
    };

    /// <summary>The same message always has the same id: nothing is taken from a clock or a counter of ours.</summary>
    public static string EventId(DeskMessage message) => $"message-{DeskApi.Text(message.Id)}";

    private static SourceEvent Of(DeskMessage message) => new MessagePosted
    {
        Id = EventId(message),
        OccurredAt = message.At,
        Author = message.Author,
        Text = message.Text,
        Visibility = message.Internal ? Visibility.Internal : Visibility.Public,
    };
}
