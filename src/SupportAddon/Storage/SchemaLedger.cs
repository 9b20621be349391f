using Npgsql;

namespace SupportAddon.Storage;

/// <summary>A step that the database went through.</summary>
internal sealed record AppliedSchemaFile(int Number, string Sha256, DateTime AppliedAt);

/// <summary>What was applied, written down in the database itself.</summary>
internal sealed class SchemaLedger(NpgsqlConnection connection)
{
    private const string Table = """
        CREATE TABLE IF NOT EXISTS schema_version (
            number int PRIMARY KEY,
            name text NOT NULL,
            sha256 text NOT NULL,
            applied_at timestamptz NOT NULL)
        """;

    public async Task<IReadOnlyList<AppliedSchemaFile>> ReadAsync(CancellationToken ct)
    {
        await ExecuteAsync(Table, null, ct);
        await using var command = new NpgsqlCommand("SELECT number, sha256, applied_at FROM schema_version ORDER BY number", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var applied = new List<AppliedSchemaFile>();
        while (await reader.ReadAsync(ct))
            applied.Add(new AppliedSchemaFile(reader.GetInt32(0), reader.GetString(1), reader.GetDateTime(2)));
        return applied;
    }

    /// <summary>The step and its entry are one transaction: there is no half.</summary>
    public async Task ApplyAsync(SchemaFile file, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            await ExecuteAsync(file.Sql, transaction, ct);
        }
        catch (PostgresException e)
        {
            throw new InvalidOperationException($"Schema file {file.Number:000}_{file.Name} failed: {e.MessageText}", e);
        }
        await EnterAsync(file, now, transaction, ct);
        await transaction.CommitAsync(ct);
    }

    private async Task EnterAsync(SchemaFile file, DateTimeOffset now, NpgsqlTransaction transaction, CancellationToken ct)
    {
        const string Insert = "INSERT INTO schema_version (number, name, sha256, applied_at) VALUES ($1, $2, $3, $4)";
        await using var command = new NpgsqlCommand(Insert, connection, transaction)
        {
            Parameters =
            {
                new() { Value = file.Number },
                new() { Value = file.Name },
                new() { Value = file.Sha256 },
                new() { Value = now.UtcDateTime },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>A step on a large database takes the time it takes.</summary>
    private async Task ExecuteAsync(string sql, NpgsqlTransaction? transaction, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
