using Spectre.Console;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.Shell;

namespace SupportAddon.Tickets;

/// <summary>A ticket's sheet on the command line: what the source says beside what we say.</summary>
internal static class TicketSheetText
{
    public static void Draw(IAnsiConsole console, TicketSheet sheet)
    {
        console.MarkupLineInterpolated($"[bold]{sheet.Ticket.Connection ?? "SupportAddon"} {sheet.Ticket.Number}[/]  {Output.Plain(sheet.Ticket.Title)}");
        if (sheet.Link is not null)
            console.WriteLine(sheet.Link);
        console.Write(Facts(sheet));
        if (!string.IsNullOrWhiteSpace(sheet.Description))
            console.WriteLine(Output.Plain(sheet.Description.ReplaceLineEndings("\n").Trim()) + "\n");
        foreach (var tie in sheet.Ties)
            console.WriteLine(Output.Plain($"{tie.Kind} {tie.Number} ({tie.Status}): {tie.Title}"));
        console.Write(History(sheet));
        foreach (var sentence in sheet.StaysHere)
            console.WriteLine(sentence);
        if (sheet.Support.InConflict)
            console.MarkupLineInterpolated($"[red]It was changed here and at its source.[/]\nSay whose value stands: supportaddon ticket settle {sheet.Ticket.Number} --keep ours, or theirs");
    }

    private static Table Facts(TicketSheet sheet)
    {
        var table = Output.Table("Field", "Here", "At the source");
        Output.Row(table, "client", sheet.Ticket.Client ?? sheet.Ticket.Unassigned, null);
        Output.Row(table, "channel", sheet.Channel, null);
        Output.Row(table, "created", sheet.Ticket.CreatedAt, null);
        Output.Row(table, "updated", sheet.Ticket.UpdatedAt, null);
        if (sheet.GoneAt is not null)
            Output.Row(table, "deleted", sheet.GoneAt, null);
        if (sheet.Change is { } change)
            Output.Row(table, "stage", TicketWord.Of(change.Stage), null);
        foreach (var fact in SheetFact.Of(sheet))
            Output.Row(table, fact.Field, fact.Here, fact.AtSource);
        return table;
    }

    private static Table History(TicketSheet sheet)
    {
        var table = Output.Table("When", "Who", "What", "At the source");
        foreach (var fact in sheet.History)
            Output.Row(table, fact.OccurredAt, fact.Author, $"{(fact.Ticket is null ? "" : $"({fact.Ticket}) ")}{What(fact)}", Sent(fact));
        return table;
    }

    private static string What(TicketEvent fact) => fact.Type switch
    {
        "field" => $"{fact.Field}: {Value(fact.From)} → {Value(fact.To)}{(fact.Origin == "observed" ? " (observed)" : "")}",
        LifeEventType.Message => $"[{fact.Visibility}] {fact.Body}",
        "gone" => "no longer at the source",
        "back" => "back at the source",
        LifeEventType.Created => $"came by {fact.Field}",
        LifeEventType.State => $"{fact.From} → {fact.To}{Because(fact)}",
        LifeEventType.Confirmation => $"{fact.Field}{Because(fact)}",
        LifeEventType.Assignment => $"owner: {Value(fact.From)} → {Value(fact.To)}",
        LifeEventType.Level => $"level: {Value(fact.From)} → {fact.To}{Because(fact)}",
        LifeEventType.Qualification => $"{fact.Field}: {Value(fact.From)} → {Value(fact.To)}{Because(fact)}",
        LifeEventType.Stage => $"{fact.From} → {fact.To}{Facts(fact)}{Because(fact)}",
        LifeEventType.Link => $"{fact.Field} our number {fact.To ?? $"{fact.From}: no longer"}",
        LifeEventType.Merge => fact.To is null ? $"separated from our number {fact.From}" : $"merged into our number {fact.To}{Because(fact)}",
        LifeEventType.Absorption => fact.To is null ? $"our number {fact.From} separated from it" : $"our number {fact.To} merged into it{Because(fact)}",
        LifeEventType.Contact => $"contact with {fact.Field}: {fact.Body}",
        LifeEventType.RemoteSession => $"remote session of {fact.Data.GetValueOrDefault("minutes")} min, consent: {fact.Data.GetValueOrDefault("consent")}{Because(fact)}",
        LifeEventType.Conflict => $"conflict: {fact.Field} is {Value(fact.From)} here and {Value(fact.To)} at the source{Because(fact)}",
        _ => $"{fact.Field}: {(fact.To == Settlement.Agreed ? "the source says the same" : $"{fact.To} stands")}",
    };

    /// <summary>What belongs to a stage: effort, price, names.</summary>
    private static string Facts(TicketEvent fact) =>
        string.Concat(TicketChange.Facts.Select(fact.Data.GetValueOrDefault).Where(value => value is not null).Select((value, index) => $"{(index == 0 ? ": " : " ")}{value}"));

    private static string? Sent(TicketEvent fact) => fact.Sent is null
        ? fact.StaysHere ? "stays here" : null
        : string.Join(": ", new[] { fact.Sent.State, fact.Sent.Reason, fact.Sent.Next }.Where(part => part is not null));

    private static string Because(TicketEvent fact) => fact.Body is null ? "" : $" ({fact.Body})";

    private static string Value(string? value) => value ?? "(empty)";
}
