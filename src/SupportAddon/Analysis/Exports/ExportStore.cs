using Dapper;
using Npgsql;
using SupportAddon.Audit;
using SupportAddon.Clients;
using SupportAddon.People;
using SupportAddon.Storage;

namespace SupportAddon.Analysis.Exports;

/// <summary>What left for analysis, as recorded.</summary>
/// <param name="Sha256">Of the file.</param>
/// <param name="Consent">Who agreed, when, and in which words.</param>
internal sealed record Export(long Id, string Client, string Connection, Manifest Manifest, string Sha256, string Consent, string MadeBy, DateTimeOffset MadeAt);

/// <summary>The exports as stored.</summary>
internal sealed class ExportStore(NpgsqlDataSource database, AuditTrail audit, TimeProvider time)
{
    public async Task<Export> AddAsync(Client client, Connection connection, ExportAsk ask, Manifest manifest, string sha256, Actor by, CancellationToken ct)
    {
        await using var change = await audit.BeginAsync(by, ct);
        var id = await change.Db.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            insert into analysis_export (client_id, connection, manifest, sha256, consent, purge_at, made_by, made_at)
            values (@clientId, @connection, @manifest::json, @sha256, @consent, @purgeAt, @by, @now) returning id
            """,
            new
            {
                clientId = client.Id, connection = connection.Name, manifest = JsonColumn.Write(manifest), sha256, consent = ask.Consent.Trim(), purgeAt = manifest.PurgeAt, by = by.Name,
                now = time.GetUtcNow(),
            }, cancellationToken: ct));
        await change.CommitAsync("analysis.export", $"client {client.Code}", new
        {
            id, connection = connection.Name, consent = ask.Consent.Trim(), manifest.PurgeOn, sha256, records = manifest.Resources.ToDictionary(resource => resource.Resource, resource => resource.Records),
            ask.Tokens, ask.FreeText, ask.Clear, ask.Reason,
        }, ct);
        return (await ListAsync(ct)).Single(export => export.Id == id);
    }

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<Export>> ListAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. (await db.QueryAsync<Row>(new CommandDefinition(
            """
            select export.id, client.code as client, export.connection, export.manifest::text, export.sha256, export.consent, export.made_by, export.made_at
            from analysis_export as export join client on client.id = export.client_id order by export.id desc
            """, cancellationToken: ct))).Select(row => row.Export)];
    }

    private sealed record Row(long Id, string Client, string Connection, string Manifest, string Sha256, string Consent, string MadeBy, DateTime MadeAt)
    {
        public Export Export => new(Id, Client, Connection, JsonColumn.Read<Manifest>(Manifest), Sha256, Consent, MadeBy, MadeAt);
    }
}
