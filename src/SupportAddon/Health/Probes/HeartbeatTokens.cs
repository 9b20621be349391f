using Dapper;
using Npgsql;
using SupportAddon.Access;
using SupportAddon.Clients;

namespace SupportAddon.Health.Probes;

/// <summary>
/// What other applications show when they call. It is sealed, so that whoever sets them up can see it again, and its hash
/// stands beside it, so that a call finds its probe.
/// </summary>
internal sealed class HeartbeatTokens(NpgsqlDataSource database, SecretVault vault)
{
    /// <returns>In clear; null where this is no heartbeat.</returns>
    public async Task<string?> ShowAsync(StoredProbe probe, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var kept = await db.ExecuteScalarAsync<string?>(new CommandDefinition("select heartbeat_token from probe where id = @Id", new { probe.Id }, cancellationToken: ct));
        return kept is null ? null : vault.Unseal($"probe \"{probe.Name}\" of {probe.Client}", "token", kept);
    }

    /// <returns>The id of the probe that is called; null where nobody has this token, or where its probe was removed.</returns>
    public async Task<long?> FindAsync(string token, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await db.ExecuteScalarAsync<long?>(new CommandDefinition(
            "select id from probe where heartbeat_sha256 = @hash and removed_at is null", new { hash = AccessKey.Hash(token) }, cancellationToken: ct));
    }
}
