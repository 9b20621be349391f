using System.Runtime.CompilerServices;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Benches;

/// <summary>What one reading gave.</summary>
internal sealed record Reading(IReadOnlyList<TicketPage> Pages)
{
    public Position Next => Pages[^1].Next;

    /// <summary>The tickets by id; of one that came twice, the later counts.</summary>
    public IReadOnlyDictionary<string, SourceTicket> Tickets => ById(Pages);

    public IReadOnlyDictionary<string, DateTimeOffset> ChangedAt => Times(Pages);

    /// <summary>Reads to the end.</summary>
    public static Task<Reading> OfAsync(ITicketSource source, Position? from, CancellationToken ct) =>
        OfAsync(source, from, (_, _) => Task.CompletedTask, ct);

    /// <summary>Reads to the end, while things happen.</summary>
    /// <param name="source">A connector.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="afterPage">Happens after each page, with the page and its number from 1.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<Reading> OfAsync(ITicketSource source, Position? from, Func<TicketPage, int, Task> afterPage, CancellationToken ct)
    {
        var pages = new List<TicketPage>();
        await foreach (var page in PagesAsync(source, from, ct))
        {
            pages.Add(page);
            await afterPage(page, pages.Count);
        }
        return new Reading(pages);
    }

    /// <summary>The pages as they come, held to their one last page.</summary>
    public static async IAsyncEnumerable<TicketPage> PagesAsync(ITicketSource source, Position? from, [EnumeratorCancellation] CancellationToken ct)
    {
        var ended = false;
        await foreach (var page in source.ReadAsync(from, ct))
        {
            if (ended)
                throw new RuleBrokenException("A page came after the last one.", "Set IsLast on the last page of a reading only.");
            ended = page.IsLast;
            yield return page;
        }
        if (!ended)
            throw new RuleBrokenException("The reading ended without a last page.",
                "Set IsLast on the page after which there is nothing more; an empty source gives one empty last page.");
    }

    /// <summary>This reading and a later one, as the host would have stored them.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Then(Reading later) => Times(Pages.Concat(later.Pages));

    public static IReadOnlyDictionary<string, DateTimeOffset> Times(IEnumerable<TicketPage> pages) =>
        ById(pages).ToDictionary(ticket => ticket.Key, ticket => ticket.Value.UpdatedAt);

    private static Dictionary<string, SourceTicket> ById(IEnumerable<TicketPage> pages)
    {
        var tickets = new Dictionary<string, SourceTicket>();
        foreach (var ticket in pages.SelectMany(page => page.Tickets))
            tickets[ticket.Id] = ticket;
        return tickets;
    }
}
