using Dapper;
using Npgsql;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Health.Kinds.Heartbeat;
using SupportAddon.Health.Probes;
using SupportAddon.Storage;

namespace SupportAddon.Health.Files;

/// <summary>Makes the stored probes of a client what its file asks for. What is taken out of a file is kept, and asked no more.</summary>
internal sealed class ProbeApplier(SecretVault vault, TimeProvider time)
{
    /// <returns>What it changed, in words.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(NpgsqlConnection db, string client, IReadOnlyList<DesiredProbe> desired, CancellationToken ct)
    {
        var stored = (await ProbeStore.ListAsync(db, ct)).Where(probe => probe.Client == client).ToList();
        var changes = new List<string>();
        foreach (var (ordinal, probe) in desired.Index())
            changes.AddRange(await ApplyAsync(db, client, probe, stored.Find(known => known.Name == probe.Name), ordinal, ct));
        foreach (var gone in stored.Where(known => desired.All(probe => probe.Name != known.Name)))
        {
            await db.ExecuteAsync(new CommandDefinition("update probe set removed_at = @now where id = @Id", new { gone.Id, now = time.GetUtcNow().UtcDateTime }, cancellationToken: ct));
            changes.Add($"probe {gone.Name} removed");
        }

        return changes;
    }

    private async Task<IReadOnlyList<string>> ApplyAsync(NpgsqlConnection db, string client, DesiredProbe desired, StoredProbe? stored, int ordinal, CancellationToken ct)
    {
        var kept = stored is null ? [] : stored.Secrets.ToDictionary(secret => secret.Key, secret => vault.Unseal($"probe \"{stored.Name}\" of {client}", secret.Key, secret.Value));
        IReadOnlyList<string> changes = stored is null ? [$"probe {desired.Name} created"] : [.. ProbeChanges.Of(stored, kept, desired)];
        if (changes.Count > 0)
            await db.ExecuteAsync(new CommandDefinition(Upsert, Row(client, desired, stored, ordinal), cancellationToken: ct));
        else
            await db.ExecuteAsync(new CommandDefinition("update probe set ordinal = @ordinal where id = @Id and ordinal <> @ordinal", new { stored!.Id, ordinal }, cancellationToken: ct));
        return changes;
    }

    private object Row(string client, DesiredProbe desired, StoredProbe? stored, int ordinal)
    {
        var token = desired.Kind == HeartbeatKind.Key ? AccessKey.New() : null;
        return new
        {
            client,
            desired.Name,
            ordinal,
            desired.Kind,
            settings = JsonColumn.Write(desired.Settings),
            secrets = JsonColumn.Write(Seal(desired.Secrets, stored?.Secrets)),
            desired.Connection,
            terms = JsonColumn.Write(desired.Terms),
            token = token is null ? null : vault.Seal(token),
            hash = token is null ? null : AccessKey.Hash(token),
        };
    }

    private Dictionary<string, string> Seal(IReadOnlyDictionary<string, string?> desired, IReadOnlyDictionary<string, string>? stored) =>
        desired.ToDictionary(secret => secret.Key, secret => secret.Value is null ? stored![secret.Key] : vault.Seal(secret.Value));

    /// <summary>A heartbeat keeps the address that other applications know.</summary>
    private const string Upsert =
        """
        insert into probe as known (client_id, name, ordinal, kind, settings, secrets, connection_id, terms, heartbeat_token, heartbeat_sha256)
        values ((select id from client where code = @client), @Name, @ordinal, @Kind, @settings::json, @secrets::json,
            (select id from connection where name = @Connection), @terms::json, @token, @hash)
        on conflict (client_id, name) do update
            set ordinal = excluded.ordinal, kind = excluded.kind, settings = excluded.settings, secrets = excluded.secrets,
                connection_id = excluded.connection_id, terms = excluded.terms, removed_at = null,
                heartbeat_token = case when excluded.heartbeat_token is null then null else coalesce(known.heartbeat_token, excluded.heartbeat_token) end,
                heartbeat_sha256 = case when excluded.heartbeat_sha256 is null then null else coalesce(known.heartbeat_sha256, excluded.heartbeat_sha256) end
        """;
}
