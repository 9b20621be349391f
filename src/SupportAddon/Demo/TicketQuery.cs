using System.Globalization;

namespace SupportAddon.Demo;

/// <summary>What a caller of the ticket list asks for.</summary>
internal sealed record TicketQuery
{
    public const int MostPerPage = 200;

    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>Tickets changed in this instant or later.</summary>
    public DateTimeOffset? UpdatedFrom { get; init; }

    public string Sort { get; init; } = "updated_at";

    public int Page { get; init; } = 1;

    public int PerPage { get; init; } = 50;

    public static (TicketQuery Query, IReadOnlyDictionary<string, string> Mistakes) Read(IQueryCollection parameters)
    {
        var query = new TicketQuery();
        var mistakes = new Dictionary<string, string>();
        foreach (var (name, values) in parameters)
        {
            var (read, mistake) = query.With(name, values.ToString());
            query = read ?? query;
            if (mistake is not null)
                mistakes[name] = mistake;
        }

        return (query, mistakes);
    }

    public IReadOnlyList<Ticket> Select(IEnumerable<Ticket> tickets)
    {
        var asked = tickets.Where(ticket => UpdatedFrom is null || ticket.UpdatedAt >= UpdatedFrom);
        return Sort == "id"
            ? [.. asked.OrderBy(ticket => ticket.Id)]
            : [.. asked.OrderBy(ticket => ticket.UpdatedAt).ThenBy(ticket => ticket.Id)];
    }

    public IEnumerable<Ticket> Cut(IEnumerable<Ticket> tickets) => tickets.Chunk(PerPage).ElementAtOrDefault(Page - 1) ?? [];

    private (TicketQuery? Query, string? Mistake) With(string name, string value) => name switch
    {
        "updated_from" => Instant(value) is { } from
            ? (this with { UpdatedFrom = from }, null)
            : (null, "must be an instant such as 2026-07-01T00:00:00Z"),
        "sort" => value is "updated_at" or "id" ? (this with { Sort = value }, null) : (null, "must be updated_at or id"),
        "page" => Number(value, int.MaxValue) is { } page
            ? (this with { Page = page }, null)
            : (null, "must be a number from 1"),
        "per_page" => Number(value, MostPerPage) is { } size
            ? (this with { PerPage = size }, null)
            : (null, $"must be a number from 1 to {MostPerPage}"),
        _ => (null, "is not a parameter of this list"),
    };

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParseExact(
            text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    private static int? Number(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1 && number <= most ? number : null;
}
