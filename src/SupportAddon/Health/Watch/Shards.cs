using Dapper;
using Npgsql;

namespace SupportAddon.Health.Watch;

/// <summary>A sixteenth of the probes, and the epoch under which its measurements are written.</summary>
internal readonly record struct Shard(int Number, long Epoch)
{
    public const int Count = 16;

    public static int Of(long probe) => (int)(probe % Count);
}

/// <summary>
/// Shares the probes among the hosts on one database: each renews what it holds, gives up what is more than its share, and takes what
/// nobody holds. A host that froze finds its epochs gone.
/// </summary>
internal sealed class Shards(NpgsqlDataSource database, TimeProvider time)
{
    public static readonly TimeSpan BetweenRenewals = TimeSpan.FromSeconds(2);

    /// <summary>After this time without a sign of life a host counts as gone.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(7);

    private readonly string host = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <returns>What this host holds from now on.</returns>
    public async Task<IReadOnlySet<Shard>> HoldAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var held = await db.QueryAsync<(int, long)>(new CommandDefinition(Renew, new { host, now = time.GetUtcNow(), Length, Shard.Count }, cancellationToken: ct));
        return held.Select(shard => new Shard(shard.Item1, shard.Item2)).ToHashSet();
    }

    /// <summary>At the end of a service: others need not wait.</summary>
    public async Task GiveBackAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        await db.ExecuteAsync(new CommandDefinition(
            "update probe_shard set holder = null, expires_at = '-infinity' where holder = @host; delete from probe_host where name = @host", new { host }, cancellationToken: ct));
    }

    /// <summary>Proves, in the transaction that writes, that these are still ours; whoever would take them waits for its end.</summary>
    /// <exception cref="ShardLostException">One is not.</exception>
    public async Task ProveAsync(NpgsqlConnection db, IReadOnlyCollection<Shard> shards, CancellationToken ct)
    {
        var standing = await db.QueryAsync<int>(new CommandDefinition(
            """
            select shard from probe_shard join unnest(@numbers, @epochs) as ours (number, ours) on number = shard and ours = epoch
            where holder = @host for share of probe_shard
            """,
            new { host, numbers = shards.Select(shard => shard.Number).ToArray(), epochs = shards.Select(shard => shard.Epoch).ToArray() }, cancellationToken: ct));
        if (standing.Count() < shards.Count)
            throw new ShardLostException();
    }

    /// <summary>Locks are taken in the order of the shards, so that two hosts never wait for each other.</summary>
    private const string Renew =
        """
        insert into probe_host (name, expires_at) values (@host, @now + @Length) on conflict (name) do update set expires_at = excluded.expires_at;
        delete from probe_host where expires_at <= @now;
        update probe_shard set expires_at = @now + @Length where holder = @host and expires_at > @now;
        with fair as (select ceil(@Count::numeric / count(*))::int as share from probe_host),
            ours as (select shard, row_number() over (order by shard) as place from probe_shard where holder = @host and expires_at > @now)
        update probe_shard set holder = null, expires_at = '-infinity' where shard in (select shard from ours cross join fair where place > share);
        with fair as (select ceil(@Count::numeric / count(*))::int as share from probe_host),
            room as (select share - (select count(*) from probe_shard where holder = @host and expires_at > @now) as free from fair),
            open as (select shard from probe_shard where holder is null or expires_at <= @now order by shard for update skip locked)
        update probe_shard set holder = @host, epoch = epoch + 1, expires_at = @now + @Length
        where shard in (select shard from open limit (select greatest(free, 0) from room));
        select shard, epoch from probe_shard where holder = @host and expires_at > @now order by shard;
        """;
}

/// <summary>Another host asks these probes now: nothing may be written of them.</summary>
internal sealed class ShardLostException() : Exception("Another host has taken these probes over.");
