using System.Globalization;
using Dapper;
using Npgsql;
using SupportAddon.Audit;
using SupportAddon.Connectors.Options;
using SupportAddon.Core.Health;
using SupportAddon.Health.Probes;
using SupportAddon.People;
using SupportAddon.Sync;

namespace SupportAddon.Health.Heartbeats;

/// <summary>Calls of other applications that say that they are well, or are not; and what it means when none comes.</summary>
internal sealed class HeartbeatBook(NpgsqlDataSource database, HeartbeatTokens tokens, AuditTrail audit, TimeProvider time)
{
    private const int LongestMessage = 300;

    /// <returns>False when no probe has that key.</returns>
    public async Task<bool> RecordAsync(string key, bool hasSucceeded, string? message, CancellationToken ct)
    {
        if (await tokens.FindAsync(key, ct) is not { } probe)
            return false;
        await using var db = await database.OpenConnectionAsync(ct);
        await db.ExecuteAsync(new CommandDefinition(
            """
            insert into heartbeat as kept (probe_id, succeeded_at, failed_at, message, count)
            values (@probe, case when @hasSucceeded then @now end, case when not @hasSucceeded then @now end, @message, 1)
            on conflict (probe_id) do update set count = kept.count + 1, message = excluded.message,
                succeeded_at = coalesce(excluded.succeeded_at, kept.succeeded_at), failed_at = coalesce(excluded.failed_at, kept.failed_at)
            """,
            new { probe, hasSucceeded, message = Short(message), now = time.GetUtcNow() }, cancellationToken: ct));
        return true;
    }

    /// <summary>The last call is judged by its age. Before the first one nothing is known, until it should have come.</summary>
    public async Task<Measurement> MeasureAsync(StoredProbe probe, CancellationToken ct)
    {
        var (succeeded, failed, message, since) = await ReadAsync(probe.Id, ct);
        var now = time.GetUtcNow();
        var expected = (succeeded ?? since ?? now) + probe.Terms.Every + Grace(probe);
        return failed > (succeeded ?? DateTimeOffset.MinValue) ? Measurement.Failed(TimeSpan.Zero, message is null ? "the other application says that it failed" : $"the other application says that it failed: {message}")
            : now > expected ? Measurement.Failed(TimeSpan.Zero, succeeded is { } last ? $"the last call came at {Text(last)}, and one should come every {DurationText.Write(probe.Terms.Every)}" : "no call has come yet")
            : succeeded is null ? Measurement.Unknown(TimeSpan.Zero, "no call has come yet")
            : new() { Latency = TimeSpan.Zero };
    }

    /// <summary>The key that the other application calls with. Whoever has it can say that all is well.</summary>
    public async Task<string> RevealAsync(StoredProbe probe, Actor by, CancellationToken ct)
    {
        if (await tokens.ShowAsync(probe, ct) is not { } key)
            throw new RefusedException($"{probe.Name} is asked by us; only a heartbeat has an address.", "Define it with heartbeat: { grace: 2h } for the other application to call.");
        await audit.RecordAsync(by, "probe.address", $"probe {probe.Client}/{probe.Name}", null, ct);
        return key;
    }

    private async Task<(DateTimeOffset? Succeeded, DateTimeOffset? Failed, string? Message, DateTimeOffset? Since)> ReadAsync(long id, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var (succeeded, failed, message, since) = await db.QuerySingleAsync<(DateTime?, DateTime?, string?, DateTime?)>(new CommandDefinition(
            """
            select succeeded_at, failed_at, message, watched_since
            from probe left join heartbeat on heartbeat.probe_id = probe.id left join probe_state on probe_state.probe_id = probe.id
            where probe.id = @id
            """, new { id }, cancellationToken: ct));
        return (succeeded, failed, message, since);
    }

    private static TimeSpan Grace(StoredProbe probe) => probe.Settings["grace"]?.ToString() is { } text && DurationText.Parse(text) is TimeSpan grace ? grace : TimeSpan.Zero;

    private static string? Short(string? message) => CleanText.OrNull(message) is { } text ? text[..Math.Min(text.Length, LongestMessage)] : null;

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
