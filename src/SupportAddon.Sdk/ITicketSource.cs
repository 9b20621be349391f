namespace SupportAddon.Sdk;

/// <summary>A system from which tickets are read.</summary>
public interface ITicketSource
{
    /// <summary>
    /// How the source's own values read in SupportAddon's words, as far as the connector knows.
    /// A connection's settings may override it value by value.
    /// </summary>
    ValueMapping Mapping { get; }

    /// <summary>
    /// Reads every ticket that was created or changed since <paramref name="from"/>, in pages. A boundary is read
    /// again: what was changed in the very instant of the position must come once more. Coming twice does no harm,
    /// missing does.
    /// </summary>
    /// <param name="from">Where an earlier reading ended, or null for all tickets since <see cref="ConnectorContext.Since"/>.</param>
    /// <param name="ct">Obey within 2 s.</param>
    /// <returns>
    /// Pages in the order read. The last one, and no other, has <see cref="TicketPage.IsLast"/>: a reading that ends
    /// without it has failed. An empty source gives one empty last page.
    /// </returns>
    /// <exception cref="ConnectorException">Thrown while enumerating; pages already given stay valid.</exception>
    IAsyncEnumerable<TicketPage> ReadAsync(Position? from, CancellationToken ct);

    /// <summary>
    /// Lists the ids of all tickets that exist now and that <see cref="ReadAsync"/> from the start would give.
    /// The host finds deletions by it, so an id that exists must never be missing.
    /// </summary>
    /// <param name="ct">Obey within 2 s.</param>
    /// <exception cref="ConnectorException">Thrown while enumerating.</exception>
    IAsyncEnumerable<IdPage> ListIdsAsync(CancellationToken ct);
}

/// <summary>One page of tickets, and where reading goes on after it.</summary>
public sealed record TicketPage
{
    /// <summary>The tickets of this page, possibly none. An id may come again on a later page; the later one counts.</summary>
    public required IReadOnlyList<SourceTicket> Tickets { get; init; }

    /// <summary>
    /// Where reading goes on once this page is stored. It never points past a ticket that was not given yet.
    /// </summary>
    public required Position Next { get; init; }

    /// <summary>True on the last page of a reading, and only there.</summary>
    public bool IsLast { get; init; }

    /// <summary>
    /// How many requests for this page the system refused and the connector went on without, as it was told to. The
    /// tickets are here, without what those requests would have said of them.
    /// </summary>
    public int Ignored { get; init; }

    /// <summary>Why the last of them was refused, in one sentence; null where none was.</summary>
    public string? LastIgnored { get; init; }

    /// <summary>How many tickets the whole reading will bring, where the source says so; for progress only.</summary>
    public long? Total { get; init; }
}

/// <summary>One page of ids.</summary>
/// <param name="Ids">Ids as in <see cref="SourceTicket.Id"/>.</param>
/// <param name="IsLast">True on the last page and only there; a list that ends without it is incomplete and finds no deletion.</param>
public sealed record IdPage(IReadOnlyList<string> Ids, bool IsLast);
