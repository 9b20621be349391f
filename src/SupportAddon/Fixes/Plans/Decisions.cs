using Dapper;
using Npgsql;
using SupportAddon.Audit;
using SupportAddon.People;

namespace SupportAddon.Fixes.Plans;

/// <summary>Approving and rejecting plans: the very plan that somebody has seen, and no other.</summary>
internal sealed class Decisions(NpgsqlDataSource database, PlanStore plans, ClientFourEyes fourEyes, AuditTrail audit, TimeProvider time)
{
    /// <param name="id">Of the plan.</param>
    /// <param name="seen">The beginning of the hash that was seen, at least 8 letters; null where the plan was just shown.</param>
    /// <param name="by">Who.</param>
    /// <param name="reason">Why; may be left out.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<Plan> ApproveAsync(long id, string? seen, Actor by, string? reason, CancellationToken ct)
    {
        var plan = await OpenAsync(id, ct);
        if (seen is not null && (seen.Length < 8 || !plan.Hash.StartsWith(seen, StringComparison.OrdinalIgnoreCase)))
            throw new RefusedException($"Plan {id} is not the one with the hash {seen}: its hash begins with {plan.Hash[..12]}.", $"Look at it again: supportaddon fix status {id}");
        if (plan.ExpiresAt <= time.GetUtcNow())
            throw new RefusedException($"Plan {id} has expired.", "Plan it again: the records may have changed since.");
        if (await plans.HashAsync(plan, ct) != plan.Hash)
            throw new RefusedException($"Plan {id} is not what was planned: its records or its parameters were changed since.", "Plan it again, and tell an administrator.");
        await ProveMayApproveAsync(plan, by, ct);
        return await DecideAsync(plan, approved: true, by, reason, ct);
    }

    public async Task<Plan> RejectAsync(long id, Actor by, string? reason, CancellationToken ct) =>
        await DecideAsync(await OpenAsync(id, ct), approved: false, by, reason, ct);

    /// <exception cref="RefusedException">A second person must, and this one is its author.</exception>
    public async Task ProveMayApproveAsync(Plan plan, Actor by, CancellationToken ct)
    {
        if (await WhyNotTheAuthorAsync(plan, ct) is { } why && await IsTheAuthorAsync(plan, by, ct))
            throw new RefusedException($"The author of plan {plan.Id} cannot approve it: {why}.", "Ask somebody else to approve it.");
    }

    /// <summary>As the client asked when it was planned, or asks by now.</summary>
    private async Task<string?> WhyNotTheAuthorAsync(Plan plan, CancellationToken ct) =>
        plan.SecondPerson ?? (await fourEyes.OfAsync(plan.ConnectionId, ct)).Ask(plan.Counts.Change, plan.Head.Resource, plan.Risk);

    /// <summary>Behind a program's token stands who made it: nobody is two people by making one.</summary>
    private async Task<bool> IsTheAuthorAsync(Plan plan, Actor by, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var behind = (await db.QueryAsync<(string Name, string CreatedBy)>(new CommandDefinition(
            "select 'api:' || name, created_by from api_token where 'api:' || name in (@Author, @Name)", new { plan.Author, by.Name }, cancellationToken: ct)))
            .ToDictionary(token => token.Name, token => token.CreatedBy);
        return plan.Author == by.Name || behind.GetValueOrDefault(plan.Author, plan.Author) == behind.GetValueOrDefault(by.Name, by.Name);
    }

    private async Task<Plan> OpenAsync(long id, CancellationToken ct)
    {
        var plan = await plans.GetAsync(id, ct);
        return plan.Decision is not { } decision ? plan : throw new RefusedException(
            $"Plan {id} was {(decision.Approved ? "approved" : "rejected")} by {decision.By}.",
            decision.Approved ? $"Apply it: supportaddon fix apply {id}" : "Plan it again to have it decided anew.");
    }

    private async Task<Plan> DecideAsync(Plan plan, bool approved, Actor by, string? reason, CancellationToken ct)
    {
        await using var change = await audit.BeginAsync(by, ct);
        try
        {
            await change.Db.ExecuteAsync(new CommandDefinition(
                """
                insert into fix_decision (plan_id, hash, author, four_eyes, approved, by, reason, at)
                values (@Id, @Hash, @Author, @fourEyes, @approved, @Name, @reason, @now)
                """,
                new { plan.Id, plan.Hash, plan.Author, fourEyes = plan.SecondPerson is not null, approved, by.Name, reason, now = time.GetUtcNow() }, cancellationToken: ct));
        }
        catch (PostgresException twice) when (twice.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new RefusedException($"Somebody has decided about plan {plan.Id} just now.", $"See who: supportaddon fix status {plan.Id}", twice);
        }

        await change.CommitAsync(approved ? "fix.approve" : "fix.reject", $"plan {plan.Id}", new { plan.Hash, plan.Head.Parameters, reason }, ct);
        return await plans.GetAsync(plan.Id, ct);
    }
}
