using Dapper;
using Npgsql;

namespace SupportAddon.Reports;

/// <summary>A report that was made.</summary>
internal sealed record ReportLine(
    long Id, long ClientId, string Client, string Kind, string Period, string Language, DateTimeOffset IssuedAt);

/// <summary>The reports that were made, the latest first.</summary>
internal sealed class ReportList(NpgsqlDataSource database)
{
    private const int Most = 200;

    /// <param name="clientId">Those of this client only; null for all.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<IReadOnlyList<ReportLine>> ReadAsync(long? clientId, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var rows = await db.QueryAsync<(long Id, long ClientId, string Client, string Kind, string Period, string Language, DateTime IssuedAt)>(
            new CommandDefinition(
                """
                select report.id, client_id, client.code, kind, period, report.language, issued_at
                from report join client on client.id = client_id
                where @clientId::bigint is null or client_id = @clientId
                order by issued_at desc, report.id desc limit @Most
                """, new { Most, clientId }, cancellationToken: ct));
        return [.. rows.Select(row => new ReportLine(row.Id, row.ClientId, row.Client, row.Kind, row.Period, row.Language, row.IssuedAt))];
    }
}
