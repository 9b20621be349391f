using SupportAddon.Sdk;

namespace SupportAddon.Sync;

/// <summary>A ticket whose every text can be stored.</summary>
internal static class CleanTicket
{
    public static SourceTicket Of(SourceTicket ticket) => ticket with
    {
        Id = CleanText.Of(ticket.Id),
        Number = CleanText.OrNull(ticket.Number),
        Title = CleanText.Of(ticket.Title),
        Description = CleanText.OrNull(ticket.Description),
        Fields = ticket.Fields.ToDictionary(field => CleanText.Of(field.Key), field => CleanText.OrNull(field.Value)),
        Events = [.. ticket.Events.Select(Of)],
        Raw = CleanText.Of(ticket.Raw),
    };

    private static SourceEvent Of(SourceEvent fact) => fact switch
    {
        FieldChanged change => change with
        {
            Id = CleanText.Of(change.Id),
            Author = CleanText.OrNull(change.Author),
            Field = CleanText.Of(change.Field),
            From = CleanText.OrNull(change.From),
            To = CleanText.OrNull(change.To),
        },
        MessagePosted message => message with
        {
            Id = CleanText.Of(message.Id),
            Author = CleanText.OrNull(message.Author),
            Text = CleanText.Of(message.Text),
        },
        _ => fact,
    };
}
