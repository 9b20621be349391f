using SupportAddon.Sdk;

namespace SupportAddon.Sync;

/// <summary>A ticket whose every text can be stored.</summary>
internal static class CleanTicket
{
    public static SourceTicket Of(SourceTicket ticket) => IsClean(ticket) ? ticket : Cleaned(ticket);

    /// <summary>Nearly every ticket is: then nothing is copied.</summary>
    private static bool IsClean(SourceTicket ticket) =>
        CleanText.IsClean(ticket.Id) && CleanText.IsClean(ticket.Number) && CleanText.IsClean(ticket.Title)
        && CleanText.IsClean(ticket.Description) && CleanText.IsClean(ticket.Raw)
        && AreClean(ticket.Fields) && ticket.Events.All(IsClean);

    private static bool AreClean(IReadOnlyDictionary<string, string?> fields)
    {
        foreach (var (field, value) in fields)
            if (!CleanText.IsClean(field) || !CleanText.IsClean(value))
                return false;
        return true;
    }

    private static bool IsClean(SourceEvent fact) => CleanText.IsClean(fact.Id) && CleanText.IsClean(fact.Author) && fact switch
    {
        FieldChanged change => CleanText.IsClean(change.Field) && CleanText.IsClean(change.From) && CleanText.IsClean(change.To),
        MessagePosted message => CleanText.IsClean(message.Text),
        _ => true,
    };

    private static SourceTicket Cleaned(SourceTicket ticket) => ticket with
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
