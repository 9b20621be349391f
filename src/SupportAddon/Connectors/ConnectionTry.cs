using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using SupportAddon.Clients;
using SupportAddon.Connectors.Http;
using SupportAddon.Connectors.Leases;
using SupportAddon.Core.Tickets;
using SupportAddon.Sdk;
using SupportAddon.Shell;

namespace SupportAddon.Connectors;

/// <summary>
/// <c>supportaddon connection try</c>: reads a few pages before anybody's eyes — requests, answers, records, position,
/// unmapped values — and stores nothing.
/// </summary>
internal static class ConnectionTry
{
    private static readonly Option<int> Pages = new("--pages") { Description = "How many pages to read.", DefaultValueFactory = _ => 1 };

    private static IAnsiConsole Console => AnsiConsole.Console;

    public static Command Create(Argument<string> name) => new RoomCommand("try",
        "Read a few pages and show request, answer, records, position and unmapped values. Stores nothing.",
        "connection try redmine", "connection try redmine --pages 3 --json")
    {
        name, Pages,
    }.Runs((run, ct) => RunAsync(run, run.Value(name)!, ct));

    private static async Task RunAsync(CommandRun run, string name, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var connection = await house.Get<ConnectionStore>().GetAsync(name, ct);
        await using var lease = await house.Get<LeaseStore>().TakeAsync(connection.Id, LeaseHolder.ForCheck("supportaddon connection try"),
            other => run.Output.Say($"{name}: waiting for {other}"), ct);
        var exchanges = new List<HttpExchange>();
        await using var open = house.Get<ConnectorOpener>().Open(connection, exchanges.Add);
        var source = open.Tickets ?? throw new RefusedException("This connector reads no tickets.", "Check it with: supportaddon connection check");
        var mapping = FieldMapping.Of(source.Mapping.Values, connection.Mapping);
        var pages = new List<TriedPage>();
        try
        {
            await foreach (var page in source.ReadAsync(null, ct))
            {
                pages.Add(Show(run.Output, new TriedPage(pages.Count + 1, [.. exchanges], page.Next.Value, page.IsLast, page.Total, page.Tickets, Unmapped(page, mapping))));
                exchanges.Clear();
                if (pages.Count >= run.Value(Pages))
                    break;
            }
        }
        finally
        {
            foreach (var exchange in exchanges)
                Draw(run.Output, exchange);
        }

        run.Output.Write(pages, _ => { });
    }

    private static List<UnmappedSample> Unmapped(TicketPage page, FieldMapping mapping) =>
        [.. page.Tickets
            .SelectMany(ticket => ticket.Fields
                .Concat(ticket.Events.OfType<FieldChanged>().Select(change => KeyValuePair.Create(change.Field, change.From)))
                .Concat(ticket.Events.OfType<FieldChanged>().Select(change => KeyValuePair.Create(change.Field, change.To)))
                .Where(field => mapping.IsUnmapped(field.Key, field.Value))
                .Select(field => new UnmappedSample(field.Key, field.Value!, ticket.Id)))
            .DistinctBy(sample => (sample.Field, sample.Value))];

    private static TriedPage Show(Output output, TriedPage page)
    {
        foreach (var exchange in page.Exchanges)
            Draw(output, exchange);
        if (!output.IsJson)
            Draw(page);
        return page;
    }

    private static void Draw(Output output, HttpExchange exchange)
    {
        if (output.IsJson)
            return;
        Console.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"[blue]{exchange.Method} {exchange.Url}[/]  {exchange.Status?.ToString(CultureInfo.InvariantCulture) ?? exchange.Failure} in {exchange.Duration.TotalMilliseconds:0} ms");
        foreach (var (header, value) in exchange.RequestHeaders)
            Console.MarkupLineInterpolated($"  [grey]{header}: {value}[/]");
        if (exchange.Body.Length > 0)
            Console.MarkupLineInterpolated($"  {Output.Plain(exchange.Body)}{(exchange.BodyGoesOn ? " …" : "")}");
    }

    private static void Draw(TriedPage page)
    {
        Console.MarkupLineInterpolated($"[bold]Page {page.Number}[/]: {page.Records.Count} records{(page.IsLast ? ", the last page" : "")}{(page.Total is { } total ? $", {total} in all" : "")}");
        var table = Output.Table("Id", "Updated", "Title", "Fields", "Events");
        foreach (var ticket in page.Records)
            Output.Row(table, ticket.Id, ticket.UpdatedAt, ticket.Title,
                string.Join(", ", ticket.Fields.Where(field => field.Value is not null).Select(field => $"{field.Key}={field.Value}")), ticket.Events.Count);
        Console.Write(table);
        foreach (var sample in page.Unmapped)
            Console.MarkupLineInterpolated($"[yellow]Unmapped: {sample.Field} \"{sample.Value}\", for example in {sample.Ticket}[/]");
        Console.MarkupLineInterpolated($"Position after it: {page.Position}\n");
    }

    private sealed record UnmappedSample(string Field, string Value, string Ticket);

    private sealed record TriedPage(
        int Number, IReadOnlyList<HttpExchange> Exchanges, string Position, bool IsLast, long? Total,
        IReadOnlyList<SourceTicket> Records, IReadOnlyList<UnmappedSample> Unmapped);
}
