using SupportAddon.Sdk;
using SupportAddon.Sla;
using SupportAddon.Sla.Clocks;
using SupportAddon.Sla.Policies;
using SupportAddon.Storage;
using SupportAddon.Tests.Sync;

namespace SupportAddon.Tests.Sla;

/// <summary>Tickets pulled into a real database, promises to their client, and a clock that a test moves.</summary>
internal sealed class SlaBench : IAsyncDisposable
{
    public const string OneHour = """{"calendar":"FR-STD","targets":[{"firstResponse":"60m","resolution":"4h"}]}""";

    private readonly SyncBench sync;

    private SlaBench(SyncBench sync)
    {
        this.sync = sync;
        Reader = new(sync.Database, sync.Connections, sync.RulesReader, new PolicyStore(sync.Database));
        Keeper = new(sync.Database, Reader, sync.Time);
        List = new(sync.Database, sync.Time);
    }

    public TicketSlaReader Reader { get; }

    public SlaKeeper Keeper { get; }

    public SlaList List { get; }

    /// <summary>Of a Thursday on which the office opens at seven.</summary>
    public static DateTimeOffset At(string time) => DateTimeOffset.Parse($"2026-10-01T{time}Z", null);

    /// <summary>At eight, with a ticket that has just come.</summary>
    public static async Task<SlaBench> CreateAsync(string? promise = OneHour)
    {
        var bench = new SlaBench(await SyncBench.CreateAsync());
        bench.sync.Source.Mapping = new(new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["status"] = new Dictionary<string, string> { ["New"] = "reception", ["Hold"] = "waiting-customer", ["Done"] = "resolved" },
            ["kind"] = new Dictionary<string, string> { ["Bug"] = "anomaly" },
        });
        await bench.ExecuteAsync($"update connection set known_mapping = '{JsonColumn.Write(bench.sync.Source.Mapping.Values)}'");
        if (promise is not null)
            await bench.PromiseAsync(promise);
        await bench.PullAsync();
        return bench;
    }

    /// <summary>From now on.</summary>
    public async Task PromiseAsync(string? sla)
    {
        await ExecuteAsync($"update client set sla = {(sla is null ? "null" : $"'{sla}'")} where code = 'acme'");
        await using var db = await sync.Database.OpenConnectionAsync();
        await PolicyStore.RenewAsync(db, sync.Time.GetUtcNow(), CancellationToken.None);
    }

    /// <summary>The ticket with these events, and the state that they lead to.</summary>
    public async Task PullAsync(string status = "New", params SourceEvent[] events)
    {
        sync.Add(SyncBench.Ticket("1", (int)(sync.Time.GetUtcNow() - SyncBench.At(0)).TotalMinutes, status, events: events) with { CreatedAt = At("08:00") });
        await sync.SyncAsync();
        await ExecuteAsync("update run set finished_at = clock_timestamp(), state = 'succeeded'");
    }

    public Task<int> KeepAsync(string? at = null)
    {
        if (at is not null)
            sync.Time.SetUtcNow(At(at));
        return Keeper.KeepAsync(CancellationToken.None);
    }

    /// <summary>Each alarm as <c>clock kind happened raised</c>, times of the day, with a line through those retracted.</summary>
    public Task<IReadOnlyList<string>> AlarmsAsync() => sync.QueryAsync<string>(
        """
        select concat_ws(' ', clock, kind, to_char(happened_at at time zone 'UTC', 'HH24:MI'), to_char(raised_at at time zone 'UTC', 'HH24:MI'),
            case when retracted_at is not null then 'retracted' end)
        from sla_alarm order by id
        """);

    public async Task<TicketSla> TicketAsync() => await Reader.GetAsync((await sync.QueryAsync<long>("select id from ticket"))[0], CancellationToken.None);

    public Task<int> ExecuteAsync(string sql) => sync.ExecuteAsync(sql);

    public Task<IReadOnlyList<string>> QueryAsync(string sql) => sync.QueryAsync<string>(sql);

    public static MessagePosted Message(string at, string author = "ana", Visibility visibility = Visibility.Public) =>
        new() { Id = $"m{at}", OccurredAt = At(at), Author = author, Visibility = visibility, Text = "Text." };

    public static FieldChanged Status(string at, string from, string to) =>
        new() { Id = $"s{at}", OccurredAt = At(at), Author = "ana", Field = "status", From = from, To = to };

    public ValueTask DisposeAsync() => sync.DisposeAsync();
}
