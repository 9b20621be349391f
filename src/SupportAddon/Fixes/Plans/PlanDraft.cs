using Dapper;
using SupportAddon.Audit;
using SupportAddon.Clients;
using SupportAddon.Connectors.Leases;
using SupportAddon.Core.Fixes;
using SupportAddon.People;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Plans;

/// <summary>What a plan is to be of, before its records are known.</summary>
/// <param name="Max">More changes than this and there is no plan.</param>
internal sealed record PlanProposal(
    Connection Connection, PlanHead Head, Wording Title, Wording Effect, RiskLevel Risk, int Max, FourEyesRules FourEyes, Actor Author);

/// <summary>Writes a plan: its records as they come, then the whole in one transaction, or nothing.</summary>
internal sealed class PlanDraft(Lease lease, AuditTrail audit, TimeProvider time)
{
    /// <summary>Long enough for a weekend.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(3);

    /// <summary>Who follows it.</summary>
    public PlanWatch Watch { get; init; } = new("", _ => { });

    /// <param name="proposal">What it is of.</param>
    /// <param name="pages">Its records, without their place.</param>
    /// <param name="description">What the source tells of what it makes of values; null where it tells nothing.</param>
    /// <param name="ct">Ends it without a plan.</param>
    /// <exception cref="RefusedException">It finds more than it may.</exception>
    public async Task<long> WriteAsync(PlanProposal proposal, IAsyncEnumerable<IReadOnlyList<PlanEntry>> pages, IDescribe? description, CancellationToken ct)
    {
        await using var transaction = await lease.Session.BeginTransactionAsync(ct);
        var id = await lease.Session.ExecuteScalarAsync<long>(new CommandDefinition(
            "select nextval(pg_get_serial_sequence('fix_plan', 'id'))", cancellationToken: ct));
        await AddAsync(id, proposal, pages, description, ct);
        var (counts, hash) = await PlanStore.CountAsync(lease.Session, id, proposal.Head, ct);
        var plan = Plan(id, proposal, counts, hash);
        await PlanStore.AddAsync(lease.Session, plan, Watch.Planning, ct);
        await audit.RecordAsync(lease.Session, proposal.Author, "fix.plan", $"plan {id}", new
        {
            proposal.Head.Fix, proposal.Head.Connection, proposal.Head.Parameters, proposal.Head.Undoes, counts, hash,
        }, ct);
        await lease.ProveAsync(ct);
        await transaction.CommitAsync(ct);
        return id;
    }

    private async Task AddAsync(long id, PlanProposal proposal, IAsyncEnumerable<IReadOnlyList<PlanEntry>> pages, IDescribe? description, CancellationToken ct)
    {
        var (ordinal, changes) = (0, 0);
        await foreach (var page in pages.WithCancellation(ct))
        {
            var entries = new List<PlanEntry>();
            foreach (var entry in page)
                entries.Add(await ForeseeAsync(entry with { Ordinal = ++ordinal }, proposal.Head.Resource, description, ct));
            Watch.Found(ordinal);
            changes += await EntryRows.AddAsync(lease.Session, id, entries, ct);
            if (changes > proposal.Max)
                throw new RefusedException(
                    $"More than {proposal.Max} records would be changed, so there is no plan.",
                    "Look whether the fix finds what it should; if so allow more of them: --max N");
        }
    }

    private static async Task<PlanEntry> ForeseeAsync(PlanEntry entry, string resource, IDescribe? description, CancellationToken ct) =>
        entry.Change is PlanChange.Set or PlanChange.Create && description is not null
            ? Planning.Foresee(entry, await description.PredictAsync(resource, entry.After, ct), await description.PredictAsync(resource, entry.Old, ct))
            : entry;

    private Plan Plan(long id, PlanProposal proposal, PlanCounts counts, string hash) => new()
    {
        Id = id, ConnectionId = proposal.Connection.Id, Head = proposal.Head, Title = proposal.Title, Effect = proposal.Effect, Risk = proposal.Risk,
        Author = proposal.Author.Name, SecondPerson = proposal.FourEyes.Ask(counts.Change, proposal.Head.Resource, proposal.Risk),
        Counts = counts, PlannedAt = time.GetUtcNow(), ExpiresAt = time.GetUtcNow() + Lasts, Hash = hash,
    };
}
