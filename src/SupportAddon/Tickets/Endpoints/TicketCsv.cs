using System.Globalization;
using CsvHelper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Shell;

namespace SupportAddon.Tickets.Endpoints;

/// <summary>The tickets of a list as a file for a spreadsheet, whole; no cell of theirs runs as a formula.</summary>
internal static class TicketCsv
{
    private static readonly string[] Columns = ["connection", "number", "title", "client", "kind", "stage", "status", "priority", "owner", "level", "team", "created", "updated"];

    public static void MapTicketCsv(this IEndpointRouteBuilder routes) => routes.MapGet("/tickets.csv", Send)
        .RequirePermission(Permission.ViewTickets).ExcludeFromDescription();

    private static IResult Send([AsParameters] TicketQuery query, HttpContext context, TicketList tickets, Reader reader)
    {
        var filter = query.Filter(context.Caller(), after: null);
        return Results.Stream(body => WriteAsync(body, tickets, filter, reader, context.RequestAborted), "text/csv; charset=utf-8", "tickets.csv");
    }

    private static async Task WriteAsync(Stream body, TicketList tickets, TicketFilter filter, Reader reader, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(body, Options(reader), leaveOpen: true);
        await csv.WriteRecordAsync([.. Columns.Select(reader.Field)], ct);
        await foreach (var line in tickets.ReadAllAsync(filter, ct))
            await csv.WriteRecordAsync(Row(filter.ClientId is null ? line : line.AsClientSees(), reader), ct);
        await csv.FlushAsync(ct);
    }

    private static string[] Row(TicketLine line, Reader reader) =>
    [
        line.Connection ?? "", line.Number, line.Title, line.Client ?? "", Word(line.Kind, reader), Word(line.Stage, reader), Word(line.Status, reader), Word(line.Priority, reader),
        line.Owner ?? "", line.Level ?? "", line.Team ?? "", Moment(line.CreatedAt, reader), Moment(line.UpdatedAt, reader),
    ];

    private static string Word(string? word, Reader reader) => word is null ? "" : reader.Word(word);

    /// <summary>In the reader's zone, and in the form that every spreadsheet takes for a time.</summary>
    private static string Moment(DateTimeOffset at, Reader reader) =>
        TimeZoneInfo.ConvertTime(at, reader.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static CsvWriterOptions Options(Reader reader) => new() { Separator = reader.Separator, Injection = CsvInjection.Escape, WriteByteOrderMark = true };
}
