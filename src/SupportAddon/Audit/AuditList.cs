using System.Text.Json;
using Dapper;
using Npgsql;
using SupportAddon.Storage;

namespace SupportAddon.Audit;

/// <summary>One thing that somebody did.</summary>
internal sealed record AuditLine(long Id, DateTimeOffset At, string Actor, string? Address, string Action, string Subject, JsonElement Detail);

/// <summary>Reads the audit trail, the latest first.</summary>
internal sealed class AuditList(NpgsqlDataSource database)
{
    /// <param name="before">Lines older than the one of this number; null for the latest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<IReadOnlyList<AuditLine>> ReadAsync(long? before, int limit, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var rows = await db.QueryAsync<Row>(new CommandDefinition(
            """
            select id, at, actor, address, action, subject, detail::text as detail from audit
            where @before::bigint is null or id < @before order by id desc limit @limit
            """, new { before, limit }, cancellationToken: ct));
        return [.. rows.Select(row => new AuditLine(row.Id, row.At, row.Actor, row.Address, row.Action, row.Subject, JsonColumn.Read<JsonElement>(row.Detail)))];
    }

    private sealed record Row(long Id, DateTime At, string Actor, string? Address, string Action, string Subject, string Detail);
}
