using Npgsql;

namespace SupportAddon.Storage;

/// <summary>Brings a database to the program's schema, a file and a transaction at a time; one process does, the others wait.</summary>
internal static class Schema
{
    /// <summary>"supporta" in ASCII: any number will do that nobody else takes.</summary>
    private const long AdvisoryLock = 0x737570706F727461;

    public static Task UpgradeAsync(NpgsqlDataSource source, TimeProvider time, CancellationToken ct) =>
        UpgradeAsync(source, SchemaFile.LoadEmbedded(), time, ct);

    /// <exception cref="RefusedException">The database is newer than the program, or was made from other files.</exception>
    internal static async Task UpgradeAsync(NpgsqlDataSource source, IReadOnlyList<SchemaFile> files, TimeProvider time, CancellationToken ct)
    {
        var ordered = SchemaFile.Ordered(files);
        await using var connection = await source.OpenConnectionAsync(ct);
        await LockAsync(connection, ct);
        try
        {
            await ApplyMissingAsync(new SchemaLedger(connection), ordered, time, ct);
        }
        finally
        {
            await UnlockAsync(connection);
        }
    }

    private static async Task ApplyMissingAsync(SchemaLedger ledger, IReadOnlyList<SchemaFile> files, TimeProvider time, CancellationToken ct)
    {
        var applied = await ReadAsync(ledger, ct);
        RequireSameHistory(applied, files);
        foreach (var file in files.Skip(applied.Count))
            await ledger.ApplyAsync(file, time.GetUtcNow(), ct);
    }

    private static async Task<IReadOnlyList<AppliedSchemaFile>> ReadAsync(SchemaLedger ledger, CancellationToken ct)
    {
        try
        {
            return await ledger.ReadAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new RefusedException(
                $"The database's user may not create tables in it: {e.MessageText}.",
                "Make the user the database's owner with: ALTER DATABASE ... OWNER TO ...", e);
        }
    }

    private static void RequireSameHistory(IReadOnlyList<AppliedSchemaFile> applied, IReadOnlyList<SchemaFile> files)
    {
        if (applied.Count > files.Count)
            throw new RefusedException(
                $"The database has schema {applied[^1].Number}, and this program knows it up to {files.Count}: a newer SupportAddon has used it.",
                "Use that version or a newer one, or restore a backup from before its upgrade.");
        foreach (var (was, now) in applied.Zip(files))
            if (was.Number != now.Number || was.Sha256 != now.Sha256)
                throw new RefusedException(
                    $"Schema file {now.Number:000}_{now.Name} is not the one this database was made with on {was.AppliedAt:yyyy-MM-dd}.",
                    "Use a released SupportAddon at least as new as the one that made the database; a development database is best made anew.");
    }

    /// <summary>Waits as long as another process upgrades.</summary>
    private static async Task LockAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = AdvisoryLock });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task UnlockAsync(NpgsqlConnection connection)
    {
        // A connection that broke has lost the lock with it.
        if (connection.State != System.Data.ConnectionState.Open) return;
        await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = AdvisoryLock });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
