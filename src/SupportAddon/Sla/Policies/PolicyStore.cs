using System.Collections.Concurrent;
using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Core.Sla;
using SupportAddon.Storage;

namespace SupportAddon.Sla.Policies;

/// <summary>Every wording of service levels there ever was, and which one holds for whom from when on.</summary>
internal sealed class PolicyStore(NpgsqlDataSource database)
{
    private readonly ConcurrentDictionary<string, SlaPolicy> read = [];

    /// <summary>One wording. It never changes, so it is read once.</summary>
    public async Task<SlaPolicy> GetAsync(string hash, CancellationToken ct)
    {
        if (read.TryGetValue(hash, out var known))
            return known;
        await using var db = await database.OpenConnectionAsync(ct);
        var definition = await db.ExecuteScalarAsync<string>(new CommandDefinition(
            "select definition from sla_policy where hash = @hash", new { hash }, cancellationToken: ct));
        return read.GetOrAdd(hash, JsonColumn.Read<PolicyDefinition>(definition!).Read());
    }

    /// <summary>Begins a new version for each client whose terms, or whose calendars, are no longer those of its last one.</summary>
    /// <returns>The clients with a new version.</returns>
    public static async Task<IReadOnlyList<string>> RenewAsync(NpgsqlConnection db, DateTimeOffset now, CancellationToken ct)
    {
        var calendars = await ClientTermsStore.ListCalendarsAsync(db, ct);
        var renewed = new List<string>();
        foreach (var terms in await ClientTermsStore.ListAsync(db, ct))
        {
            var definition = terms.Sla is null ? null : PolicyDefinition.Of(terms.Sla, calendars, terms.Life.Reopening);
            if (await db.ExecuteAsync(new CommandDefinition(Renew,
                new { terms.ClientId, now, hash = definition?.Hash(), definition = definition is null ? null : JsonColumn.Write(definition) }, cancellationToken: ct)) > 0)
                renewed.Add(terms.Code);
        }

        return renewed;
    }

    /// <summary>A client to whom nothing was ever promised needs no version that says so.</summary>
    private const string Renew =
        """
        with wording as (
            insert into sla_policy (hash, definition) select @hash, @definition where @hash is not null on conflict do nothing)
        insert into sla_version (client_id, since, policy_hash)
        select @ClientId, @now, @hash
        from (values (1)) as one
        left join lateral (
            select policy_hash, true as found from sla_version where client_id = @ClientId order by since desc limit 1) as last on true
        where last.policy_hash is distinct from @hash and (last.found or @hash is not null)
        on conflict (client_id, since) do update set policy_hash = excluded.policy_hash
        """;
}
