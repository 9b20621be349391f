using Dapper;
using Npgsql;
using SupportAddon.Connectors.Leases;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Plans;
using SupportAddon.Storage;

namespace SupportAddon.Fixes.Executions;

/// <summary>
/// The journal of one execution, written under its lease. An intent is committed before its write leaves, several in one
/// commit: whoever inherits them reads back each.
/// </summary>
internal sealed class Journal(Lease lease, long planId, TimeProvider time)
{
    private readonly NpgsqlConnection db = lease.Session;

    /// <summary>The journal is ours: from here on the execution runs, whoever ran it before.</summary>
    /// <returns>False where it may not run (any more).</returns>
    public Task<bool> BeginAsync(CancellationToken ct) => CommitAsync(() => db.ExecuteScalarAsync<bool>(new CommandDefinition(
        """
        update fix_execution set state = 'running', epoch = @Epoch, begun_at = coalesce(begun_at, @now), reason = null, next = null, opens_at = null
        where plan_id = @planId and state in ('queued', 'running') and due_at <= @now returning true
        """, new { planId, lease.Epoch, now = time.GetUtcNow() }, cancellationToken: ct)), ct);

    /// <summary>What may have been sent, by us or by whoever had it before.</summary>
    public async Task<IReadOnlyList<PlanEntry>> IntendedAsync(CancellationToken ct) => [.. (await db.QueryAsync<EntryRows.Row>(new CommandDefinition(
        $"""
        select {EntryRows.Columns} from fix_entry as entry join fix_journal as journal using (plan_id, ordinal)
        where plan_id = @planId and journal.state = 'intended' order by ordinal
        """, new { planId }, cancellationToken: ct))).Select(row => row.Entry)];

    /// <summary>How many records only a person can tell of.</summary>
    public Task<int> UnknownAsync(CancellationToken ct) => db.ExecuteScalarAsync<int>(new CommandDefinition(
        "select count(*)::int from fix_journal where plan_id = @planId and state = 'unknown'", new { planId }, cancellationToken: ct));

    /// <summary>Commits what became of some records together with the intent of the next ones.</summary>
    /// <param name="outcomes">Of records that were intended.</param>
    /// <param name="after">The last that was intended in this pass.</param>
    /// <param name="portion">So many more, none for the last.</param>
    /// <param name="ct">Ends it without a commit.</param>
    /// <returns>Those that may be sent now, and what persons have said meanwhile.</returns>
    public Task<(IReadOnlyList<PlanEntry> Next, Wish Wish)> BookAsync(IReadOnlyList<EntryOutcome> outcomes, int after, int portion, CancellationToken ct) =>
        CommitAsync(async () =>
        {
            await RecordAsync(outcomes, ct);
            var next = portion > 0 ? await IntendAsync(after, portion, ct) : [];
            return (next, await db.QuerySingleAsync<Wish>(new CommandDefinition(
                "select asked, outside_by is not null as outside from fix_execution where plan_id = @planId", new { planId }, cancellationToken: ct)));
        }, ct);

    /// <summary>The execution comes to rest, or waits for its time.</summary>
    public Task EndAsync(IReadOnlyList<EntryOutcome> outcomes, Ending ending, CancellationToken ct) => CommitAsync(async () =>
    {
        await RecordAsync(outcomes, ct);
        return await db.ExecuteAsync(new CommandDefinition(
            """
            update fix_execution set state = @state, due_at = @DueAt, tries = @Tries, reason = @Reason, next = @Next, asked = null, opens_at = @OpensAt,
                ended_at = case when @state in ('done', 'cancelled') then @now end
            where plan_id = @planId
            """,
            new { planId, state = EntryRows.Word(ending.State), ending.DueAt, ending.Tries, ending.Reason, ending.Next, ending.OpensAt, now = time.GetUtcNow() },
            cancellationToken: ct));
    }, ct);

    private async Task<IReadOnlyList<PlanEntry>> IntendAsync(int after, int portion, CancellationToken ct) => [.. (await db.QueryAsync<EntryRows.Row>(new CommandDefinition(
        $"""
        with intent as (
            insert into fix_journal (plan_id, ordinal, state, epoch, intended_at)
            select plan_id, ordinal, 'intended', @Epoch, @now
            from fix_entry as entry left join fix_journal as journal using (plan_id, ordinal)
            where plan_id = @planId and ordinal > @after and verdict = 'change' and (journal.state is null or journal.state = 'withdrawn')
            order by ordinal limit @portion
            on conflict (plan_id, ordinal) do update set state = 'intended', epoch = excluded.epoch, intended_at = excluded.intended_at, ended_at = null
            returning ordinal)
        select {EntryRows.Columns} from fix_entry as entry join intent using (ordinal) where plan_id = @planId order by ordinal
        """, new { planId, after, portion, lease.Epoch, now = time.GetUtcNow() }, cancellationToken: ct))).Select(row => row.Entry)];

    private Task<int> RecordAsync(IReadOnlyList<EntryOutcome> outcomes, CancellationToken ct) => outcomes.Count == 0 ? Task.FromResult(0) : db.ExecuteAsync(new CommandDefinition(
        """
        update fix_journal as journal set state = given.state, result = given.result::json, reason = given.reason, created_id = given.created_id, ended_at = @now
        from unnest(@ordinals::int[], @states::text[], @results::text[], @reasons::text[], @created::text[]) as given (ordinal, state, result, reason, created_id)
        where plan_id = @planId and journal.ordinal = given.ordinal and journal.state = 'intended'
        """,
        new
        {
            planId,
            ordinals = outcomes.Select(outcome => outcome.Entry.Ordinal).ToArray(),
            states = outcomes.Select(outcome => EntryRows.Word(outcome.State)).ToArray(),
            results = outcomes.Select(outcome => outcome.Result is null ? null : JsonColumn.Write(outcome.Result)).ToArray(),
            reasons = outcomes.Select(outcome => Sync.CleanText.OrNull(outcome.Reason)).ToArray(),
            created = outcomes.Select(outcome => outcome.CreatedId).ToArray(),
            now = time.GetUtcNow(),
        }, cancellationToken: ct));

    private async Task<T> CommitAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        await using var transaction = await db.BeginTransactionAsync(ct);
        var result = await work();
        await lease.ProveAsync(ct);
        await transaction.CommitAsync(ct);
        return result;
    }
}

/// <summary>How a run ends.</summary>
/// <param name="DueAt">When it goes on by itself; null where a person must say so, or nothing is left.</param>
/// <param name="OpensAt">When the window opens for which it waits.</param>
internal sealed record Ending(ExecutionState State, string? Reason = null, string? Next = null, DateTimeOffset? DueAt = null, int Tries = 0, DateTimeOffset? OpensAt = null);

/// <summary>What persons want of a run that is under way.</summary>
/// <param name="Asked">pause or cancel; null for neither.</param>
/// <param name="Outside">Whether it may write outside of the maintenance windows.</param>
internal sealed record Wish(string? Asked, bool Outside);
