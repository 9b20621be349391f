using Dapper;
using Npgsql;
using SupportAddon.Audit;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Plans;
using SupportAddon.People;

namespace SupportAddon.Fixes.Executions;

/// <summary>What people want of executions: that they begin, halt, go on and end. Each wish is recorded.</summary>
internal sealed class ExecutionControl(
    PlanStore plans, ExecutionStore executions, Decisions decisions, ClientMaintenance maintenance, AuditTrail audit, TimeProvider time)
{
    private static readonly TimeSpan Longest = new FixLimits().Longest;

    /// <summary>Puts an approved plan into the queue, where it waits for the maintenance window. Asked again it changes nothing.</summary>
    public async Task<Execution> ApplyAsync(long planId, Actor by, CancellationToken ct)
    {
        if (await executions.FindAsync(planId, ct) is { } known)
            return known;
        var plan = await ApprovedAsync(planId, ct);
        var turn = await TurnAsync(planId, plan.ConnectionId, ct);
        await using var change = await audit.BeginAsync(by, ct);
        await QueueAsync(change, plan, turn, by, ct);
        await change.CommitAsync(ct);
        return await executions.GetAsync(planId, ct);
    }

    /// <summary>Applies it outside of the maintenance windows, from now on until it ends: for a reason, by somebody who may approve it.</summary>
    public async Task<Execution> ApplyOutsideWindowAsync(long planId, string? reason, Actor by, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException("Nothing is applied outside of the maintenance window without a reason.", "Say why, with --reason.");
        var known = await executions.FindAsync(planId, ct);
        var plan = known is null ? await ApprovedAsync(planId, ct) : await plans.GetAsync(planId, ct);
        await decisions.ProveMayApproveAsync(plan, by, ct);
        await using var change = await audit.BeginAsync(by, ct);
        if (known is null)
            await QueueAsync(change, plan, AtOnce, by, ct);
        if (await change.Db.ExecuteAsync(new CommandDefinition(
            """
            update fix_execution set outside_by = @Name, outside_reason = @reason, opens_at = null, due_at = case when opens_at is null then due_at else @now end,
                reason = case when opens_at is null then reason end, next = case when opens_at is null then next end
            where plan_id = @planId and state not in ('done', 'cancelled')
            """, new { planId, by.Name, reason = reason.Trim(), now = time.GetUtcNow() }, cancellationToken: ct)) == 0)
            throw new RefusedException($"Nothing of plan {planId} is left to be applied.", $"See what became of it: supportaddon fix status {planId}");
        await change.CommitAsync("fix.outside-window", $"plan {planId}", new { reason = reason.Trim(), known?.OpensAt }, ct);
        return await executions.GetAsync(planId, ct);
    }

    private async Task<Plan> ApprovedAsync(long planId, CancellationToken ct)
    {
        var plan = await plans.GetAsync(planId, ct);
        if (plan.Decision is not { Approved: true })
            throw new RefusedException($"Plan {planId} is not approved.", $"Look at it and approve it: supportaddon fix approve {planId}");
        if (plan.ExpiresAt <= time.GetUtcNow())
            throw new RefusedException($"Plan {planId} has expired.", "Plan it again: the records may have changed since.");
        return plan;
    }

    private async Task QueueAsync(AuditedChange change, Plan plan, Ending turn, Actor by, CancellationToken ct)
    {
        await change.Db.ExecuteAsync(new CommandDefinition(
            """
            insert into fix_execution (plan_id, hash, connection_id, state, started_by, queued_at, due_at, opens_at, reason, next)
            values (@Id, @Hash, @ConnectionId, 'queued', @Name, @now, @DueAt, @OpensAt, @Reason, @Next)
            on conflict (plan_id) do nothing
            """,
            new { plan.Id, plan.Decision!.Hash, plan.ConnectionId, by.Name, now = time.GetUtcNow(), turn.DueAt, turn.OpensAt, turn.Reason, turn.Next },
            cancellationToken: ct));
        await change.RecordAsync("fix.apply", $"plan {plan.Id}", new { plan.Head.Fix, plan.Head.Connection, plan.Counts.Change, turn.OpensAt }, ct);
    }

    /// <summary>When it may begin, or go on: at once, or when the maintenance window opens.</summary>
    private async Task<Ending> TurnAsync(long planId, long connectionId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return (await maintenance.OfAsync(connectionId, ct)).Next(now, Longest) switch
        {
            null => throw new RefusedException(WindowWait.Never, WindowWait.NextOfNever(planId)),
            { } opensAt when opensAt > now => WindowWait.Ending(planId, opensAt),
            _ => AtOnce,
        };
    }

    private Ending AtOnce => new(ExecutionState.Queued, DueAt: time.GetUtcNow());

    /// <summary>At once where nobody runs it, otherwise between two records.</summary>
    public Task<Execution> PauseAsync(long planId, Actor by, CancellationToken ct) => ChangeAsync(planId, ExecutionState.Paused, "fix.pause", by,
        """
        update fix_execution set state = case state when 'queued' then 'paused' else state end, asked = case state when 'running' then 'pause' end,
            due_at = case state when 'running' then due_at end, opens_at = null
        where plan_id = @planId
        """, null, ct);

    /// <summary>What failed is tried again.</summary>
    public async Task<Execution> ResumeAsync(long planId, Actor by, CancellationToken ct)
    {
        var execution = await executions.GetAsync(planId, ct);
        var turn = execution.OutsideBy is null ? await TurnAsync(planId, execution.ConnectionId, ct) : AtOnce;
        return await ChangeAsync(planId, ExecutionState.Queued, "fix.resume", by, Resume, turn, ct);
    }

    private const string Resume =
        """
        update fix_journal set state = 'withdrawn' where plan_id = @planId and state = 'failed';
        update fix_execution set state = 'queued', asked = null, due_at = @DueAt, opens_at = @OpensAt, tries = 0, reason = @Reason, next = @Next,
            seen_ended = (select count(*) from fix_journal where plan_id = @planId and state not in ('intended', 'withdrawn')),
            seen_wrong = (select count(*) from fix_journal where plan_id = @planId and state = 'unknown')
        where plan_id = @planId;
        """;

    /// <summary>At once where nothing is under way, otherwise once it is known what became of it.</summary>
    public Task<Execution> CancelAsync(long planId, Actor by, CancellationToken ct) => ChangeAsync(planId, ExecutionState.Cancelled, "fix.cancel", by,
        """
        update fix_execution set asked = 'cancel', due_at = @now, opens_at = null, state = case state when 'running' then state else 'queued' end
        where plan_id = @planId and (state = 'running' or exists (select from fix_journal where plan_id = @planId and state = 'intended'));
        update fix_execution set state = 'cancelled', asked = null, due_at = null, opens_at = null, ended_at = @now where plan_id = @planId and asked is distinct from 'cancel';
        """, null, ct);

    /// <summary>What a person found, in one of our words.</summary>
    public static EntryState Answer(string? word) => word switch
    {
        "written" => EntryState.Written,
        "not-written" => EntryState.Withdrawn,
        "left" => EntryState.Left,
        _ => throw new RefusedException($"\"{word}\" is none of the answers.", "Write one of: written, not-written, left."),
    };

    /// <summary>A person says what became of a record of which nobody else could tell.</summary>
    /// <param name="planId">Of which plan.</param>
    /// <param name="recordId">The source's id of the record.</param>
    /// <param name="found">Written, withdrawn (not written: it is written now) or left.</param>
    /// <param name="by">Who says it.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<Execution> SettleAsync(long planId, string recordId, EntryState found, Actor by, CancellationToken ct)
    {
        if (!EntrySteps.IsLegal(EntryState.Unknown, found))
            throw new ArgumentOutOfRangeException(nameof(found));
        await using var change = await audit.BeginAsync(by, ct);
        var settled = await change.Db.ExecuteAsync(new CommandDefinition(
            """
            update fix_journal as journal set state = @found, reason = @reason, ended_at = @now, result = case when @found = 'written' then null else result end
            from fix_entry as entry
            where entry.plan_id = @planId and entry.record_id = @recordId and journal.plan_id = entry.plan_id and journal.ordinal = entry.ordinal
              and journal.state = 'unknown'
            """, new { planId, recordId, found = EntryRows.Word(found), reason = $"Settled by {by.Name}.", now = time.GetUtcNow() }, cancellationToken: ct));
        if (settled == 0)
            throw new RefusedException($"In plan {planId} there is no question about record {recordId}.", $"See which there are: supportaddon fix status {planId} --records");
        await change.Db.ExecuteAsync(new CommandDefinition(
            "update fix_execution set state = 'queued', due_at = @now where plan_id = @planId and state = 'waiting'", new { planId, now = time.GetUtcNow() }, cancellationToken: ct));
        await change.CommitAsync("fix.settle", $"plan {planId}", new { record = recordId, found = EntryRows.Word(found) }, ct);
        return await executions.GetAsync(planId, ct);
    }

    private async Task<Execution> ChangeAsync(long planId, ExecutionState to, string action, Actor by, string sql, Ending? turn, CancellationToken ct)
    {
        await executions.GetAsync(planId, ct);
        await using var change = await audit.BeginAsync(by, ct);
        var from = EntryRows.Parse<ExecutionState>((await change.Db.ExecuteScalarAsync<string>(new CommandDefinition(
            "select state from fix_execution where plan_id = @planId for update", new { planId }, cancellationToken: ct)))!);
        if (!ExecutionSteps.IsLegal(from, to))
            throw new RefusedException(
                $"Plan {planId} is {EntryRows.Word(from)} and cannot become {EntryRows.Word(to)}.",
                $"From {EntryRows.Word(from)} it may become: {string.Join(", ", ExecutionSteps.All.Where(step => step.From == from).Select(step => EntryRows.Word(step.To)).DefaultIfEmpty("nothing else"))}.");
        await change.Db.ExecuteAsync(new CommandDefinition(sql, new { planId, now = time.GetUtcNow(), turn?.DueAt, turn?.OpensAt, turn?.Reason, turn?.Next }, cancellationToken: ct));
        await change.CommitAsync(action, $"plan {planId}", null, ct);
        return await executions.GetAsync(planId, ct);
    }
}
