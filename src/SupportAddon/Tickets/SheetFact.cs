namespace SupportAddon.Tickets;

/// <summary>One line of a sheet: what we say beside what the source says.</summary>
/// <param name="Field">The name of the field, ours or the source's.</param>
/// <param name="Here">Our word; null where we say nothing.</param>
/// <param name="AtSource">The source's own; null where it says nothing, or there is no source.</param>
internal sealed record SheetFact(string Field, string? Here, string? AtSource)
{
    public static IEnumerable<SheetFact> Of(TicketSheet sheet)
    {
        foreach (var (field, value) in sheet.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
            yield return new(field, Word(sheet, field), sheet.Ticket.Connection is null ? null : value);
        foreach (var (field, value) in sheet.Support.Values.Where(value => !sheet.Fields.ContainsKey(value.Key)))
            yield return new(field, value, null);
        if (sheet.Ticket.Owner is not null && !sheet.Fields.ContainsKey("assignee"))
            yield return new("owner", sheet.Ticket.Owner, null);
    }

    private static string? Word(TicketSheet sheet, string field) => field switch
    {
        "kind" => sheet.Ticket.Kind,
        "status" => sheet.Ticket.Status,
        "priority" => sheet.Ticket.Priority,
        "maintenanceType" => sheet.MaintenanceType,
        "assignee" => sheet.Ticket.Owner,
        "requester" when sheet.Ticket.Connection is null => sheet.Fields[field],
        _ => sheet.Support.Value(field),
    };
}
