using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Dapper;
using Npgsql;
using SupportAddon.Audit;
using SupportAddon.People;
using SupportAddon.Storage;
using SupportAddon.Sync;

namespace SupportAddon.Analysis.Sets;

/// <summary>Loads a file for analysis: the whole of it, or nothing.</summary>
internal sealed partial class DataSetLoader(DataSetStore sets, AuditTrail audit, TimeProvider time)
{
    /// <param name="path">The file.</param>
    /// <param name="name">What it is to be called; after its client and day when null.</param>
    /// <param name="by">Who loads it.</param>
    /// <param name="ct">Ends it with nothing loaded.</param>
    public async Task<DataSet> LoadAsync(string path, string? name, Actor by, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        file.Position = 0;
        await using var zip = Open(file, Path.GetFileName(path));
        var imported = new ImportedFile(zip, Path.GetFileName(path));
        var manifest = await imported.ReadManifestAsync(ct);
        if (manifest.PurgeAt <= time.GetUtcNow())
            throw new RefusedException($"What is in {Path.GetFileName(path)} may not be kept any more since {manifest.PurgeOn:yyyy-MM-dd}.", "Delete the file, or ask for a new export with the client's consent.");
        var called = Called(name ?? $"{manifest.Client}-{manifest.MadeAt:yyyy-MM-dd}");
        await using var change = await audit.BeginAsync(by, ct);
        var id = await AddAsync(change.Db, called, manifest, sha256, by, ct);
        foreach (var resource in manifest.Resources)
            await CopyAsync(change.Db, id, resource, imported, ct);
        await change.CommitAsync("analysis.load", $"data set {called}", new
        {
            manifest.Client, manifest.Source, manifest.PurgeOn, sha256, records = manifest.Resources.ToDictionary(resource => resource.Resource, resource => resource.Records),
        }, ct);
        return await sets.GetAsync(called, ct);
    }

    private static ZipArchive Open(Stream file, string name)
    {
        try
        {
            return new(file, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException e)
        {
            throw new RefusedException($"{name} is no ZIP file.", "Name a file that analysis export has made.", e);
        }
    }

    private static string Called(string name) => Name().IsMatch(name) ? name : throw new RefusedException(
        $"\"{name}\" cannot be the name of a data set.", "Use 1 to 60 of a-z, 0-9 and '-': --name sales-2026");

    private async Task<long> AddAsync(NpgsqlConnection db, string name, Manifest manifest, string sha256, Actor by, CancellationToken ct)
    {
        try
        {
            return await db.ExecuteScalarAsync<long>(new CommandDefinition(
                """
                insert into analysis_set (name, manifest, sha256, purge_at, loaded_by, loaded_at)
                values (@name, @manifest::json, @sha256, @purgeAt, @by, @now) returning id
                """, new { name, manifest = JsonColumn.Write(manifest), sha256, purgeAt = manifest.PurgeAt, by = by.Name, now = time.GetUtcNow() }, cancellationToken: ct));
        }
        catch (PostgresException twice) when (twice.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new RefusedException($"There is a data set \"{name}\" already.", "Give this one another name: --name NAME", twice);
        }
    }

    private static async Task CopyAsync(NpgsqlConnection db, long id, ExportedResource resource, ImportedFile file, CancellationToken ct)
    {
        await using var copy = await BinaryCopy.BeginAsync(db, "analysis_record", "set_id, resource, ordinal, id, record", ct);
        var ordinal = 0;
        await foreach (var (record, line) in file.ReadAsync(resource, ct))
        {
            await copy.NextAsync(ct);
            copy.Bigint(id);
            copy.Text(CleanText.Of(resource.Resource));
            copy.Integer(++ordinal);
            copy.Text(CleanText.Of(record));
            copy.Bytes(line.Span);
        }

        await copy.CompleteAsync(ct);
    }

    [GeneratedRegex(@"^[a-z0-9-]{1,60}\z")]
    private static partial Regex Name();
}
