using Spectre.Console;
using SupportAddon.Shell;

namespace SupportAddon.Tickets;

/// <summary>A ticket's sheet on the command line.</summary>
internal static class TicketSheetText
{
    public static void Draw(IAnsiConsole console, TicketSheet sheet)
    {
        console.MarkupLineInterpolated($"[bold]{sheet.Ticket.Connection} {sheet.Ticket.Number}[/]  {Output.Plain(sheet.Ticket.Title)}");
        if (sheet.Link is not null)
            console.WriteLine(sheet.Link);
        console.Write(Facts(sheet));
        if (!string.IsNullOrWhiteSpace(sheet.Description))
            console.WriteLine(Output.Plain(sheet.Description.ReplaceLineEndings("\n").Trim()) + "\n");
        console.Write(History(sheet));
    }

    private static Table Facts(TicketSheet sheet)
    {
        var table = Output.Table("Field", "Here", "At the source");
        Output.Row(table, "client", sheet.Ticket.Client ?? sheet.Ticket.Unassigned, null);
        Output.Row(table, "created", sheet.Ticket.CreatedAt, null);
        Output.Row(table, "updated", sheet.Ticket.UpdatedAt, null);
        if (sheet.GoneAt is not null)
            Output.Row(table, "deleted", sheet.GoneAt, null);
        foreach (var (field, value) in sheet.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
            Output.Row(table, field, Word(sheet, field), value);
        return table;
    }

    private static string? Word(TicketSheet sheet, string field) => field switch
    {
        "kind" => sheet.Ticket.Kind,
        "status" => sheet.Ticket.Status,
        "priority" => sheet.Ticket.Priority,
        "maintenanceType" => sheet.MaintenanceType,
        _ => null,
    };

    private static Table History(TicketSheet sheet)
    {
        var table = Output.Table("When", "Who", "What");
        foreach (var fact in sheet.History)
            Output.Row(table, fact.OccurredAt, fact.Author, What(fact));
        return table;
    }

    private static string What(TicketEvent fact) => fact.Type switch
    {
        "field" => $"{fact.Field}: {fact.From ?? "(empty)"} → {fact.To ?? "(empty)"}{(fact.Origin == "observed" ? " (observed)" : "")}",
        "message" => $"[{fact.Visibility}] {fact.Body}",
        "gone" => "no longer at the source",
        _ => "back at the source",
    };
}
