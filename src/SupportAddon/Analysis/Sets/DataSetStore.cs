using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;
using Npgsql;
using SupportAddon.Audit;
using SupportAddon.People;
using SupportAddon.Sdk;
using SupportAddon.Storage;

namespace SupportAddon.Analysis.Sets;

/// <summary>The data sets that were loaded. From its day on nobody reads one any more, whether or not it was deleted already.</summary>
internal sealed class DataSetStore(NpgsqlDataSource database, AuditTrail audit, TimeProvider time)
{
    private const string Columns = "select id, name, manifest::text, sha256, loaded_by, loaded_at from analysis_set";

    public async Task<IReadOnlyList<DataSet>> ListAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. (await db.QueryAsync<Row>(new CommandDefinition($"{Columns} where purge_at > @now order by name", new { now = time.GetUtcNow() }, cancellationToken: ct))).Select(row => row.Set)];
    }

    public async Task<DataSet> GetAsync(string name, CancellationToken ct)
    {
        var all = await ListAsync(ct);
        return all.FirstOrDefault(set => set.Name == name) ?? throw new RefusedException(
            $"There is no data set \"{name}\", or its day has come.", all.Count == 0 ? "Load one: supportaddon analysis load FILE" : $"Name one of: {string.Join(", ", all.Select(set => set.Name))}.");
    }

    /// <summary>The records of one kind, as they come and in the order of the source.</summary>
    public async IAsyncEnumerable<ErpRecord> ReadAsync(DataSet set, string resource, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var rows = db.QueryUnbufferedAsync<string>(
            """
            select record::text from analysis_record join analysis_set as data_set on data_set.id = set_id
            where set_id = @Id and resource = @resource and purge_at > @now order by ordinal
            """, new { set.Id, resource, now = time.GetUtcNow() });
        await foreach (var row in rows.WithCancellation(ct))
        {
            var record = JsonElement.Parse(row);
            yield return new()
            {
                Resource = resource, Id = record.GetProperty("id").GetString()!, Values = record.GetProperty("values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value),
            };
        }
    }

    /// <summary>Before its day, because somebody wants it so.</summary>
    public async Task DeleteAsync(DataSet set, Actor by, CancellationToken ct)
    {
        await using var change = await audit.BeginAsync(by, ct);
        await change.Db.ExecuteAsync(new CommandDefinition("delete from analysis_set where id = @Id", new { set.Id }, cancellationToken: ct));
        await change.CommitAsync("analysis.delete", $"data set {set.Name}", new { set.Sha256 }, ct);
    }

    /// <summary>Deletes those whose day has come.</summary>
    public async Task<int> PurgeAsync(CancellationToken ct)
    {
        await using var change = await audit.BeginAsync(new("service", null), ct);
        var gone = (await change.Db.QueryAsync<(string Name, string Sha256)>(new CommandDefinition(
            "delete from analysis_set where purge_at <= @now returning name, sha256", new { now = time.GetUtcNow() }, cancellationToken: ct))).ToList();
        foreach (var (name, sha256) in gone)
            await change.RecordAsync("analysis.purge", $"data set {name}", new { sha256 }, ct);
        if (gone.Count > 0)
            await change.CommitAsync(ct);
        return gone.Count;
    }

    private sealed record Row(long Id, string Name, string Manifest, string Sha256, string LoadedBy, DateTime LoadedAt)
    {
        public DataSet Set => new(Id, Name, JsonColumn.Read<Manifest>(Manifest), Sha256, LoadedBy, LoadedAt);
    }
}
