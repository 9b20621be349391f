using System.Runtime.CompilerServices;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Sync;

/// <summary>
/// A source in memory, read in pages by (updated, id) from a position that is read again. Tests change it, also while
/// it is being read.
/// </summary>
internal sealed class MemorySource : ITicketSource
{
    public SortedDictionary<string, SourceTicket> Tickets { get; } = new(StringComparer.Ordinal);

    public int PageSize { get; set; } = 3;

    /// <summary>Called before each page with its number, from one.</summary>
    public Action<int> BeforePage { get; set; } = _ => { };

    /// <summary>Ids that reading never gives although they are listed.</summary>
    public HashSet<string> Hidden { get; } = [];

    /// <summary>Ids that only a reading from the start gives, as a commit far behind the position.</summary>
    public HashSet<string> Late { get; } = [];

    /// <summary>Why a request of each page was refused and passed over.</summary>
    public string? Refusal { get; set; }

    public bool MarksLastPage { get; set; } = true;

    public bool ListsAll { get; set; } = true;

    /// <summary>From where each reading began.</summary>
    public List<string?> Readings { get; } = [];

    public ValueMapping Mapping { get; set; } = new(new Dictionary<string, IReadOnlyDictionary<string, string>>
    {
        ["status"] = new Dictionary<string, string> { ["New"] = "reception", ["Done"] = "resolved" },
        ["kind"] = new Dictionary<string, string> { ["Bug"] = "anomaly", ["Wish"] = "change" },
    });

    public async IAsyncEnumerable<TicketPage> ReadAsync(Position? from, [EnumeratorCancellation] CancellationToken ct)
    {
        Readings.Add(from?.Value);
        var (number, last, position) = (0, from?.Value ?? "", from ?? new Position(""));
        for (var more = true; more;)
        {
            await Task.Yield();
            ct.ThrowIfCancellationRequested();
            BeforePage(++number);
            var rest = Tickets.Values
                .Where(ticket => !Hidden.Contains(ticket.Id) && (from is null || !Late.Contains(ticket.Id)))
                .OrderBy(Key, StringComparer.Ordinal)
                .Where(ticket => string.CompareOrdinal(Key(ticket), last) >= 0)
                .ToList();
            var page = rest.Take(PageSize).ToList();
            more = rest.Count > page.Count;
            position = page.Count > 0 ? new(Key(page[^1])) : position;
            last = page.Count > 0 ? Key(page[^1]) + "\u0001" : last;
            yield return new() { Tickets = page, Next = position, IsLast = !more && MarksLastPage, Total = rest.Count, Ignored = Refusal is null ? 0 : 2, LastIgnored = Refusal };
        }
    }

    public async IAsyncEnumerable<IdPage> ListIdsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var ids in Tickets.Keys.Chunk(PageSize).Append([]).ToList())
        {
            await Task.Yield();
            ct.ThrowIfCancellationRequested();
            yield return new(ids, ids.Length == 0 && ListsAll);
        }
    }

    private static string Key(SourceTicket ticket) => $"{ticket.UpdatedAt:yyyy-MM-ddTHH:mm:ss}|{ticket.Id}";
}
