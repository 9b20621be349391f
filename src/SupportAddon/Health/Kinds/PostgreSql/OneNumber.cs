using System.Data;
using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace SupportAddon.Health.Kinds.PostgreSql;

/// <summary>
/// Asks a client's database for one number, and can do nothing else: one statement, as a subquery, in a transaction that has
/// become read-only for good, with a limit of time on the server. See docs/adr/0006 and 0023.
/// </summary>
internal static class OneNumber
{
    private static readonly string[] Numbers = ["smallint", "integer", "bigint", "numeric", "real", "double precision"];

    /// <returns>Null where the query gives a null.</returns>
    /// <exception cref="WrongQuestionException">What is asked is no question for one number.</exception>
    /// <exception cref="PostgresException">The database has no time for it.</exception>
    public static async Task<decimal?> AskAsync(NpgsqlConnection db, string sql, TimeSpan limit, CancellationToken ct)
    {
        await using var transaction = await db.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        await BindAsync(db, transaction, limit, ct);
        try
        {
            return await ReadAsync(db, transaction, sql, ct);
        }
        catch (PostgresException refused) when (refused.SqlState is not (PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown))
        {
            throw Wrong($"the database does not answer the sql: {refused.MessageText}", refused);
        }
    }

    /// <summary>Asking anything at all makes a transaction stay read-only: nothing can make it write any more.</summary>
    private static async Task BindAsync(NpgsqlConnection db, NpgsqlTransaction transaction, TimeSpan limit, CancellationToken ct)
    {
        await using var readOnly = new NpgsqlCommand("set transaction read only", db, transaction);
        await readOnly.ExecuteNonQueryAsync(ct);
        await using var inTime = new NpgsqlCommand("select set_config('statement_timeout', $1, true)", db, transaction)
        {
            Parameters = { new() { Value = ((long)limit.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) } },
        };
        await inTime.ExecuteNonQueryAsync(ct);
    }

    /// <summary>A command of a batch goes out as it is, and of that the server takes one statement. Two rows are enough to see that there is more than one.</summary>
    private static async Task<decimal?> ReadAsync(NpgsqlConnection db, NpgsqlTransaction transaction, string sql, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(db, transaction) { BatchCommands = { new($"select * from (\n{sql.Trim().TrimEnd(';')}\n) as asked limit 2") } };
        await using var reader = await batch.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct);
        if (reader.FieldCount != 1)
            throw Wrong($"the sql gives {reader.FieldCount} columns, and not one number");
        if (!Numbers.Contains(reader.GetDataTypeName(0).Split('(')[0]))
            throw Wrong($"the sql gives a {reader.GetDataTypeName(0)}, and not a number");
        if (!await reader.ReadAsync(ct))
            throw Wrong("the sql gives no row, and not one number");
        var value = await ValueAsync(reader, ct);
        return await reader.ReadAsync(ct) ? throw Wrong("the sql gives more than one row, and not one number") : value;
    }

    private static async Task<decimal?> ValueAsync(DbDataReader reader, CancellationToken ct)
    {
        try
        {
            return await reader.IsDBNullAsync(0, ct) ? null
                : reader.GetDataTypeName(0) is "real" or "double precision" ? (decimal)Convert.ToDouble(reader.GetValue(0), CultureInfo.InvariantCulture)
                : Convert.ToDecimal(reader.GetValue(0), CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is OverflowException or InvalidCastException)
        {
            throw Wrong("the sql gives a number that is too large to count with", e);
        }
    }

    private static WrongQuestionException Wrong(string what, Exception? inner = null) => new(what, inner);
}
