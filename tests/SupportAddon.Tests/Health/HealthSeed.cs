using Dapper;
using SupportAddon.Core.Health;
using SupportAddon.Storage;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Health;

/// <summary>
/// For each of two clients a probe "web" that is down, with everything that a page can show of one: measurements, an outage of that
/// client's number, a planned downtime of another system; and a probe "new", of which nothing is known yet.
/// </summary>
internal static class HealthSeed
{
    public const string Secret = "swordfish";

    public static async Task SeedHealthAsync(this RunningSite site)
    {
        // A probe that nobody asks while a test moves the clock by hours.
        var terms = new ProbeTerms
        {
            Every = TimeSpan.FromDays(10), Conditions = ["status == 200", "latency < 500ms"], Warnings = ["size < 1000"], Impact = "critical", Agreed = 99.5m, Parent = "new", Fix = "country-from-vat",
        };
        var now = site.Time.GetUtcNow();
        var error = $"status == 200 does not hold: status is 500, {TwoClients.Evil}";
        var standing = new ProbeStanding
        {
            Last = new(now.AddMinutes(-1), ProbeResult.Down, error, TimeSpan.FromMilliseconds(812)), DownSince = now.AddHours(-2), Bad = new(120, now.AddHours(-2), error),
        };
        await using var db = await site.Source.OpenConnectionAsync();
        foreach (var id in new[] { 1, 2 })
            await db.ExecuteAsync(
                """
                insert into probe (client_id, name, ordinal, kind, settings, secrets, terms)
                values (@id, 'web', 0, 'http', '{"url":"http://127.0.0.1:9/","connection":"shared"}', '{"headers.X-Key":"swordfish"}', @terms::json);
                insert into probe_state (probe_id, standing, result, measured_at, latency, reason, watched_since)
                values (@id, @standing::jsonb, 'down', @now, '812 ms', @error, @now - interval '60 days');
                insert into probe_result select @id, @now - n * interval '1 hour', case when n < 3 then 'down' else 'up' end, n * interval '10 ms', null from generate_series(1, 40) as n;
                insert into outage (probe_id, client_id, began_at, confirmed_at, error, held_by, ticket_id, cause)
                values (@id, @id, @now - interval '2 hours', @now - interval '118 minutes', @error, 'downtime', @id, @evil);
                insert into downtime (client_id, definition, reason, author, added_at, ends_at)
                values (@id, @definition::jsonb, @evil, 'ana', @now, @now + interval '1 day');
                """,
                new
                {
                    id, terms = JsonColumn.Write(terms), standing = JsonColumn.Write(standing), now, error, evil = TwoClients.Evil,
                    definition = JsonColumn.Write(new Downtime { Once = new(now.AddHours(4), now.AddDays(1)), Holds = new(now.AddMinutes(-1), now.AddDays(1)) }),
                });
        await db.ExecuteAsync(
            "insert into probe (client_id, name, ordinal, kind, settings, secrets, terms) select id, 'new', 1, 'tcp', '{}', '{}', @terms::json from client order by id",
            new { terms = JsonColumn.Write(new ProbeTerms { Every = TimeSpan.FromDays(10) }) });
    }
}
