using Dapper;
using SupportAddon.Connectors.Leases;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.People;
using SupportAddon.Sdk;
using SupportAddon.Storage;
using SupportAddon.Sync;
using SupportAddon.Testing;
using SupportAddon.Tests.Sync;
using SupportAddon.Tickets;
using SupportAddon.Tickets.Life;
using SupportAddon.Tickets.Replies;

namespace SupportAddon.Tests.Tickets.Life;

/// <summary>What is done to tickets here, over a real database and a source in memory that can be written to.</summary>
internal sealed class LifeBench : IAsyncDisposable
{
    public static readonly Actor Ana = new("ana", null);

    private LifeBench(SyncBench sync)
    {
        Sync = sync;
        Replies = new(sync.Source, sync.Time);
    }

    public SyncBench Sync { get; }

    public ManualTime Time => Sync.Time;

    public MemoryReplies Replies { get; }

    public PersonStore People => new(Sync.Database, new(Sync.Database, Time));

    public TicketBook Book => new(Sync.Database, Time);

    public TicketMoves Moves => new(Book);

    public TicketFunnel Funnel => new(Book);

    public TicketMessages Messages => new(Book);

    public TicketAssignments Assignments => new(Book, People);

    public TicketQualification Qualification => new(Book);

    public TicketLinks Links => new(Book);

    public TicketContacts Contacts => new(Book);

    public TicketConflicts Conflicts => new(Book, Time);

    public TicketRebuild Rebuild => new(Sync.Database, new(Sync.Database, Time), Time);

    public SilentClosing Silence => new(Sync.Database, Moves, Time);

    public ReplyStore ReplyStore => new(Sync.Database);

    /// <param name="writes">What the connector can write back; everything when left out.</param>
    public static async Task<LifeBench> CreateAsync(params ReplyKind[] writes)
    {
        var bench = new LifeBench(await SyncBench.CreateAsync());
        bench.Sync.Source.Mapping = new(new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["status"] = new Dictionary<string, string>
            {
                ["New"] = "reception", ["Looked at"] = "qualification", ["Doing"] = "in-progress", ["Asked"] = "waiting-customer", ["Done"] = "resolved", ["Shut"] = "closed", ["Dropped"] = "cancelled",
            },
            ["kind"] = new Dictionary<string, string> { ["Bug"] = "anomaly", ["Wish"] = "change" },
        });
        await bench.CanWriteAsync(writes.Length == 0 ? Enum.GetValues<ReplyKind>() : writes);
        return bench;
    }

    public Task<int> CanWriteAsync(params ReplyKind[] writes) => Sync.ExecuteAsync(
        $$"""
        update connection set known_mapping = '{{JsonColumn.Write(Sync.Source.Mapping.Values)}}', replies = '{ {{string.Join(',', writes.Select(ReplyIntent.Word))}} }'
        """);

    /// <returns>Our number of a ticket that was pulled.</returns>
    public async Task<long> PulledAsync(string name, string status = "New", string project = "acme", params SourceEvent[] events)
    {
        Sync.Add(SyncBench.Ticket(name, 1, status, project, events));
        await PullAsync();
        return (await Sync.QueryAsync<long>($"select id from ticket where external_id = '{name}'"))[0];
    }

    public async Task<long> OwnAsync(string client = "acme", string title = "It stops", string kind = "anomaly") =>
        (await new TicketCreation(Sync.Database, new(Sync.Database), Time).CreateAsync(new(client, title) { Kind = kind, Requester = "Anne" }, Ana, CancellationToken.None)).Ticket;

    public async Task MoveAsync(long id, params TicketStatus[] ways)
    {
        foreach (var to in ways)
            await Moves.MoveAsync(id, to, "because", Ana, CancellationToken.None);
    }

    public Task SetAsync(long id, params (string Field, string? Value)[] values) =>
        Qualification.SetAsync(id, values.ToDictionary(pair => pair.Field, pair => pair.Value), null, Ana, CancellationToken.None);

    /// <summary>Somebody changes the ticket at its source.</summary>
    public void AtSource(string name, string field, string? value)
    {
        var ticket = Sync.Source.Tickets[name];
        Time.Advance(TimeSpan.FromMinutes(1));
        Sync.Source.Tickets[name] = ticket with
        {
            Fields = new Dictionary<string, string?>(ticket.Fields) { [field] = value }, UpdatedAt = Time.GetUtcNow(), Raw = $"{{\"{field}\":\"{value}\"}}",
        };
    }

    /// <returns>How many conflicts were found.</returns>
    public async Task<int> PullAsync()
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        await Sync.SyncAsync(new SyncRequest { Full = true });
        return await LookAsync();
    }

    /// <returns>How many conflicts were found in what is stored.</returns>
    public async Task<int> LookAsync()
    {
        var connection = await Sync.ConnectionAsync();
        await using var lease = await Sync.TakeAsync(connection);
        return await Conflicts.LookAsync(lease, connection, CancellationToken.None);
    }

    /// <returns>How many replies were tried.</returns>
    public async Task<int> DeliverAsync()
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        await using var lease = await Sync.TakeAsync(await Sync.ConnectionAsync());
        return await new ReplyDelivery(lease, Replies, Time).DeliverAsync(CancellationToken.None);
    }

    public Task<TicketSheet> SheetAsync(long id) => new TicketSheetReader(Sync.Database, new(Sync.Database)).GetAsync(id, CancellationToken.None);

    public async Task<SupportState> StateAsync(long id) => (await SheetAsync(id)).Support;

    public async Task<string?> StatusAsync(long id) => (await SheetAsync(id)).Ticket.Status;

    public Task<Reply> ReplyAsync(Recorded recorded) => ReplyStore.GetAsync(recorded.Reply!.Value, CancellationToken.None);

    public Task<IReadOnlyList<TicketLine>> ListAsync(TicketFilter filter) => ReadAsync(filter);

    private async Task<IReadOnlyList<TicketLine>> ReadAsync(TicketFilter filter) =>
        (await new TicketList(Sync.Database, Time).ReadAsync(filter, CancellationToken.None)).Lines;

    public ValueTask DisposeAsync() => Sync.DisposeAsync();
}
