using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;
using Npgsql;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Plans;

namespace SupportAddon.Fixes.Executions;

/// <summary>The executions as stored, and their journals as they are read.</summary>
internal sealed class ExecutionStore(NpgsqlDataSource database)
{
    private const string Columns =
        """
        select plan_id, connection_id, hash, state, asked, started_by, queued_at, due_at, begun_at, ended_at, tries, seen_ended, seen_wrong, reason, next,
            opens_at, outside_by, outside_reason,
            (select coalesce(json_object_agg(counted.state, counted.count), '{}') from
                (select state, count(*) from fix_journal where plan_id = execution.plan_id group by state) as counted)::text as counts
        from fix_execution as execution
        """;

    private const string Journal =
        $"""
        select {EntryRows.Columns}, journal.state, journal.result, journal.reason as why, journal.created_id
        from fix_entry as entry left join fix_journal as journal using (plan_id, ordinal)
        where entry.plan_id = @id and entry.verdict = 'change'
        """;

    /// <returns>Null where the plan was never applied.</returns>
    public async Task<Execution?> FindAsync(long planId, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return (await db.QuerySingleOrDefaultAsync<Row>(new CommandDefinition($"{Columns} where plan_id = @planId", new { planId }, cancellationToken: ct)))?.Execution;
    }

    public async Task<Execution> GetAsync(long planId, CancellationToken ct) => await FindAsync(planId, ct) ?? throw new RefusedException(
        $"Plan {planId} was never applied.", $"Approve and apply it: supportaddon fix approve {planId}; supportaddon fix apply {planId}");

    /// <summary>Those of these plans that were applied.</summary>
    public async Task<IReadOnlyDictionary<long, Execution>> OfAsync(IEnumerable<long> planIds, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return (await db.QueryAsync<Row>(new CommandDefinition($"{Columns} where plan_id = any(@ids)", new { ids = planIds.ToArray() }, cancellationToken: ct)))
            .ToDictionary(row => row.PlanId, row => row.Execution);
    }

    /// <summary>Those that may go on now, whoever had begun them.</summary>
    public async Task<IReadOnlyList<(long PlanId, long ConnectionId)>> DueAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. await db.QueryAsync<(long, long)>(new CommandDefinition(
            "select plan_id, connection_id from fix_execution where due_at <= @now order by plan_id", new { now }, cancellationToken: ct))];
    }

    /// <summary>Every record that is or was to be changed, in order.</summary>
    public IAsyncEnumerable<JournalLine> LinesAsync(long planId, CancellationToken ct) => LinesAsync(planId, "", ct);

    /// <summary>What was written.</summary>
    public IAsyncEnumerable<JournalLine> EffectsAsync(long planId, CancellationToken ct) => LinesAsync(planId, "and journal.state in ('written', 'altered')", ct);

    private async IAsyncEnumerable<JournalLine> LinesAsync(long id, string which, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        await foreach (var row in db.QueryUnbufferedAsync<JournalRow>($"{Journal} {which} order by entry.ordinal", new { id }).WithCancellation(ct))
            yield return row.Line;
    }

    private sealed class Row
    {
        public long PlanId { get; init; }

        public long ConnectionId { get; init; }

        public string Hash { get; init; } = "";

        public string State { get; init; } = "";

        public string? Asked { get; init; }

        public string StartedBy { get; init; } = "";

        public DateTime QueuedAt { get; init; }

        public DateTime? DueAt { get; init; }

        public DateTime? OpensAt { get; init; }

        public string? OutsideBy { get; init; }

        public string? OutsideReason { get; init; }

        public DateTime? BegunAt { get; init; }

        public DateTime? EndedAt { get; init; }

        public int Tries { get; init; }

        public int SeenEnded { get; init; }

        public int SeenWrong { get; init; }

        public string? Reason { get; init; }

        public string? Next { get; init; }

        public string Counts { get; init; } = "{}";

        public Execution Execution => new()
        {
            PlanId = PlanId, ConnectionId = ConnectionId, Hash = Hash, State = EntryRows.Parse<ExecutionState>(State), Asked = Asked, StartedBy = StartedBy,
            QueuedAt = QueuedAt, DueAt = DueAt, BegunAt = BegunAt, EndedAt = EndedAt, Tries = Tries, SeenEnded = SeenEnded, SeenWrong = SeenWrong, Reason = Reason, Next = Next,
            OpensAt = OpensAt, OutsideBy = OutsideBy, OutsideReason = OutsideReason,
            Counts = JsonSerializer.Deserialize<Dictionary<string, int>>(Counts)!.ToDictionary(pair => EntryRows.Parse<EntryState>(pair.Key), pair => pair.Value),
        };
    }
}
