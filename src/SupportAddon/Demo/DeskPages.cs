using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using SupportAddon.Demo.Story;

namespace SupportAddon.Demo;

/// <summary>Two plain pages for people, so that a link to a ticket opens it.</summary>
internal sealed class DeskPages(Chronicle story, DeskTickets tickets)
{
    private const int Latest = 100;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly Dictionary<string, string> _companies =
        story.Companies.ToDictionary(company => company.Code, company => company.Name);

    public static void Map(IEndpointRouteBuilder routes, Chronicle story, DeskTickets tickets)
    {
        var pages = new DeskPages(story, tickets);
        routes.MapGet("/", pages.Index);
        routes.MapGet("/tickets/{id:int}", pages.Sheet);
    }

    private IResult Index()
    {
        var rows = tickets.All.OrderByDescending(ticket => ticket.UpdatedAt).Take(Latest).Select(Row);
        return Page(story.Team.Desk, $"""
            <p>The {Latest} tickets that changed last, of {story.Tickets.Count}.</p>
            <table><thead><tr><th>Number<th>Company<th>Subject<th>Type<th>Severity<th>Status<th>Updated</thead>
            <tbody>{string.Concat(rows)}</tbody></table>
            """);
    }

    private IResult Sheet(int id)
    {
        if (tickets.Find(id) is not { } found)
            return Page("Not found", "<p><a href=\"/\">All tickets</a></p>", StatusCodes.Status404NotFound);
        return Page($"{found.Number} · {found.Subject}", $"""
            <p><a href="/">All tickets</a></p>
            <dl>{string.Concat(Facts(found).Select(Fact))}</dl>
            <pre>{Text(found.Description)}</pre>
            <ol>{string.Concat(found.History.Select(Line))}</ol>
            """);
    }

    private string Row(Ticket ticket) => $"""
        <tr><td><a href="/tickets/{ticket.Id}">{ticket.Number}</a><td>{Text(_companies[ticket[DeskField.Company]])}
        <td>{Text(ticket.Subject)}<td>{ticket[DeskField.Type]}<td>{ticket[DeskField.Severity]}
        <td>{ticket[DeskField.Status]}<td>{Time(ticket.UpdatedAt)}

        """;

    private IEnumerable<(string Name, string? Value)> Facts(Ticket ticket) =>
    [
        (DeskField.Company, _companies[ticket[DeskField.Company]]),
        .. ticket.Fields.Where(field => field.Key != DeskField.Company).Select(field => (field.Key, field.Value)),
        ("module", ticket.Module),
        ("version", ticket.Version),
        ("requester", $"{ticket.Requester.Name} <{ticket.Requester.Email}>"),
        ("created", Time(ticket.CreatedAt)),
    ];

    private static string Fact((string Name, string? Value) fact) => $"<dt>{fact.Name}<dd>{Text(fact.Value ?? "–")}";

    private static string Line(Entry entry)
    {
        var changes = entry.Changes.Select(change =>
            $"<br>{change.Field}: {Text(change.Old ?? "–")} → {Text(change.New ?? "–")}");
        var text = entry.Text is null ? "" : $"<br><q>{Text(entry.Text)}</q> ({entry.Visibility})";
        return $"<li>{Time(entry.At)} · {Text(entry.By)}{string.Concat(changes)}{text}";
    }

    private static IResult Page(string title, string body, int status = StatusCodes.Status200OK) => Results.Content($$"""
        <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>{{Text(title)}}</title>
        <style>
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
        table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .2rem .5rem .2rem 0 }
        td { border-top: 1px solid #8884 } td:first-child, td:last-child { white-space: nowrap }
        dt { float: left; width: 7rem; opacity: .6 }
        pre { white-space: pre-wrap; font: inherit; border-left: 3px solid #8886; padding-left: 1rem }
        </style>
        <h1>{{Text(title)}}</h1>{{body}}</html>
        """, "text/html; charset=utf-8", statusCode: status);

    private static string Text(string text) => Encoder.Encode(text);

    private static string Time(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
