using System.Text.Json.Nodes;
using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Reports;

/// <summary>The figures of one kind of tickets as plain data.</summary>
internal static class KindData
{
    public static string Name(TicketKind? kind) => ReviewData.Word(kind) ?? TicketWord.None;

    public static JsonObject Of(KindFigures figures, ReviewLists lists) => new()
    {
        ["kind"] = Name(figures.Kind),
        ["created"] = figures.Balance.Created.Count,
        ["resolved"] = figures.Balance.Resolved.Count,
        ["open"] = figures.Balance.End.Count,
        ["tables"] = new JsonArray(
            Table("priority", figures.Kind, figures.ByPriority, lists),
            Table("maintenance", figures.Kind, figures.ByMaintenance, lists)),
    };

    private static JsonObject Table<T>(
        string by, TicketKind? kind, IReadOnlyList<Breakdown<T>> rows, ReviewLists lists) where T : struct, Enum => new()
    {
        ["by"] = by,
        ["kind"] = Name(kind),
        ["drawing"] = $"{Name(kind)}-{by}",
        ["rows"] = new JsonArray([.. rows.Select(row => Row(by, kind, row, lists))]),
    };

    private static JsonObject Row<T>(string by, TicketKind? kind, Breakdown<T> row, ReviewLists lists) where T : struct, Enum
    {
        var name = ReviewData.Word(row.Value) ?? TicketWord.None;
        JsonObject Figure(string flow, Figure figure, Measure measure) => lists.Add(
            $"{Name(kind)}-{flow}-{by}-{name}", figure, measure,
            new TitlePart($"list.{Name(kind)}.{flow}"), new TitlePart($"{by}.{name}"));
        return new JsonObject
        {
            ["name"] = name,
            ["created"] = Figure("created", row.Created, Measure.Day),
            ["resolved"] = Figure("resolved", row.Resolved, Measure.Day),
            ["open"] = Figure("end", row.Open, Measure.Age),
        };
    }
}
