using Dapper;
using Npgsql;
using SupportAddon.Alerts.Rules;
using SupportAddon.Clients;
using SupportAddon.Storage;

namespace SupportAddon.Alerts.Files;

/// <summary>Makes the stored rules of a client what its file asks for. What is taken out of a file is kept, and tells nobody any more.</summary>
internal sealed class AlertApplier(SecretVault vault, TimeProvider time)
{
    /// <returns>What it changed, in words.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(NpgsqlConnection db, string client, IReadOnlyList<DesiredAlert> desired, CancellationToken ct)
    {
        var stored = (await AlertRuleStore.ListAsync(db, ct)).Where(rule => rule.Client == client).ToList();
        var changes = new List<string>();
        foreach (var (ordinal, alert) in desired.Index())
            changes.AddRange(await ApplyAsync(db, client, alert, stored.Find(known => known.Name == alert.Name), ordinal, ct));
        foreach (var gone in stored.Where(known => desired.All(alert => alert.Name != known.Name)))
        {
            await db.ExecuteAsync(new CommandDefinition("update alert_rule set removed_at = @now where id = @Id", new { gone.Id, now = time.GetUtcNow() }, cancellationToken: ct));
            changes.Add($"alert {gone.Name} removed");
        }

        return changes;
    }

    private async Task<IReadOnlyList<string>> ApplyAsync(NpgsqlConnection db, string client, DesiredAlert desired, AlertRule? stored, int ordinal, CancellationToken ct)
    {
        var kept = stored is null ? [] : stored.Secrets.ToDictionary(secret => secret.Key, secret => vault.Unseal(stored.Owner, secret.Key, secret.Value));
        IReadOnlyList<string> changes = stored is null ? [$"alert {desired.Name} created"] : [.. AlertChanges.Of(stored, kept, desired)];
        if (changes.Count > 0)
            await db.ExecuteAsync(new CommandDefinition(Upsert, Row(client, desired, stored, ordinal), cancellationToken: ct));
        else
            await db.ExecuteAsync(new CommandDefinition("update alert_rule set ordinal = @ordinal where id = @Id and ordinal <> @ordinal", new { stored!.Id, ordinal }, cancellationToken: ct));
        return changes;
    }

    private object Row(string client, DesiredAlert desired, AlertRule? stored, int ordinal) => new
    {
        client,
        desired.Name,
        ordinal,
        target = JsonColumn.Write(desired.Target),
        secrets = JsonColumn.Write(desired.Secrets.ToDictionary(secret => secret.Key, secret => secret.Value is null ? stored!.Secrets[secret.Key] : vault.Seal(secret.Value))),
        terms = JsonColumn.Write(desired.Terms),
        now = time.GetUtcNow(),
    };

    /// <summary>What could not be sent so far is tried at once where it goes now.</summary>
    private const string Upsert =
        """
        with rule as (
            insert into alert_rule (client_id, name, ordinal, target, secrets, terms)
            values ((select id from client where code = @client), @Name, @ordinal, @target::json, @secrets::json, @terms::json)
            on conflict (client_id, name) do update
                set ordinal = excluded.ordinal, target = excluded.target, secrets = excluded.secrets, terms = excluded.terms, removed_at = null
            returning id)
        update alert set next_try_at = least(next_try_at, @now) where rule_id in (select id from rule) and sent_at is null and cancelled_at is null
        """;
}
