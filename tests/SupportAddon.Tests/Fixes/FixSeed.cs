using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Plans;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Fixes;

/// <summary>
/// For each of two clients a correction of its own connection with everything that a page can show of one: approved and under way, with a
/// record that was written, one that somebody changed meanwhile, one that waits for a person, and ones that were right or left alone.
/// </summary>
internal static class FixSeed
{
    public static async Task SeedFixesAsync(this RunningSite site)
    {
        await using var db = await site.Source.OpenConnectionAsync();
        await site.ExecuteAsync($"insert into fix_file values ('country-from-vat', $text${FixBench.Country}$text$, 'digest', 'a test', now())");
        foreach (var (id, client) in new[] { (1L, "acme"), (2L, "other") })
        {
            await using (var transaction = await db.BeginTransactionAsync())
            {
                var head = new PlanHead("country-from-vat", "digest", $"of-{client}", "partner", new Dictionary<string, System.Text.Json.JsonElement> { ["country"] = MemoryRecords.Json(TwoClients.Evil) });
                await EntryRows.AddAsync(db, id, [.. Entries()], CancellationToken.None);
                var (counts, hash) = await PlanStore.CountAsync(db, id, head, CancellationToken.None);
                await PlanStore.AddAsync(db, new()
                {
                    Id = id, ConnectionId = id, Head = head, Title = new("Country", "Pays"), Effect = new(TwoClients.Evil, TwoClients.Evil), Risk = RiskLevel.High, Author = "ana",
                    Counts = counts, PlannedAt = site.Time.GetUtcNow(), ExpiresAt = site.Time.GetUtcNow().AddDays(3), Hash = hash,
                }, planning: null, CancellationToken.None);
                await transaction.CommitAsync();
            }

            await site.ExecuteAsync(
                $$"""
                insert into fix_planning (connection_id, request, author, asked_at, ended_at, reason, next)
                values ({{id}}, '{"fix":"country-from-vat"}', 'ana', now(), now(), 'There is no fix "{{TwoClients.Evil}}".', 'Name one of: a, b.');
                insert into fix_decision (plan_id, hash, author, four_eyes, approved, by, reason, at) select id, hash, author, false, true, 'bob', '{{TwoClients.Evil}}', now() from fix_plan where id = {{id}};
                insert into fix_execution (plan_id, hash, connection_id, state, started_by, queued_at, begun_at, reason, next)
                select id, hash, connection_id, 'waiting', 'ana', now(), now(), 'Nobody can tell whether 1 records were written.', 'Look.' from fix_plan where id = {{id}};
                insert into fix_journal (plan_id, ordinal, state, epoch, intended_at, result, reason)
                select {{id}}, ordinal, state, 1, now(), '{"country":"ES","name":"Other"}', 'A reason.' from unnest(array['written', 'drifted', 'unknown']) with ordinality as told (state, ordinal);
                """);
        }
        await site.ExecuteAsync("select setval(pg_get_serial_sequence('fix_plan', 'id'), 2)");
    }

    private static IEnumerable<PlanEntry> Entries()
    {
        var before = new Dictionary<string, System.Text.Json.JsonElement> { ["country"] = MemoryRecords.Json("DE"), ["name"] = MemoryRecords.Json(TwoClients.Evil) };
        var after = new Dictionary<string, System.Text.Json.JsonElement> { ["country"] = MemoryRecords.Json("FR") };
        foreach (var number in Enumerable.Range(1, 3))
            yield return Planning.Set($"{number}", null, before, after) with { Ordinal = number, Lost = new Dictionary<string, System.Text.Json.JsonElement> { ["country"] = MemoryRecords.Json("D") } };
        yield return Planning.Refuse("4", null, before, "It is archived.") with { Ordinal = 4 };
        yield return Planning.Leave("5", null, before) with { Ordinal = 5 };
    }
}
