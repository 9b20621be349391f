using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Core.Alerts;
using SupportAddon.Core.Sentences;
using SupportAddon.Storage;

namespace SupportAddon.Alerts.Rules;

/// <summary>The rules that the clients' files define.</summary>
internal sealed class AlertRuleStore(NpgsqlDataSource database)
{
    /// <summary>All that are not removed, in the order of their files.</summary>
    public async Task<IReadOnlyList<AlertRule>> ListAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await ListAsync(db, ct);
    }

    /// <summary>The client's rule of that name; a refusal lists the ones there are.</summary>
    public async Task<AlertRule> GetAsync(Client client, string name, CancellationToken ct)
    {
        var all = (await ListAsync(ct)).Where(rule => rule.ClientId == client.Id).ToList();
        return all.Find(rule => rule.Name == name) ?? throw new RefusedException(
            $"{client.Code} has no alert \"{name}\".",
            all.Count == 0 ? "Define some in its file, under alerts, and run: supportaddon apply -f FILE" : (Sentence)$"Name one of: {string.Join(", ", all.Select(rule => rule.Name))}.");
    }

    /// <summary>As a transaction sees them.</summary>
    public static async Task<IReadOnlyList<AlertRule>> ListAsync(NpgsqlConnection db, CancellationToken ct)
    {
        var rows = await db.QueryAsync<Row>(new CommandDefinition(
            """
            select rule.id, rule.client_id, client.code as client, rule.name, rule.target::text, rule.secrets::text, rule.terms::text
            from alert_rule as rule join client on client.id = rule.client_id
            where rule.removed_at is null order by client.code, rule.ordinal
            """, cancellationToken: ct));
        return [.. rows.Select(row => row.Rule)];
    }

    private sealed class Row
    {
        public long Id { get; init; }

        public long ClientId { get; init; }

        public string Client { get; init; } = "";

        public string Name { get; init; } = "";

        public string Target { get; init; } = "";

        public string Secrets { get; init; } = "";

        public string Terms { get; init; } = "";

        public AlertRule Rule => new(
            Id, ClientId, Client, Name, JsonColumn.Read<AlertTarget>(Target), JsonColumn.Read<Dictionary<string, string>>(Secrets), JsonColumn.Read<AlertTerms>(Terms));
    }
}
