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

    public async Task<IReadOnlyList<ReportLine>> ReadAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var rows = await db.QueryAsync<(long Id, long ClientId, string Client, string Kind, string Period, string Language, DateTime IssuedAt)>(
            new CommandDefinition(
                """
                select report.id, client_id, client.code, kind, period, report.language, issued_at
                from report join client on client.id = client_id
                order by issued_at desc, report.id desc limit @Most
                """, new { Most }, cancellationToken: ct));
        return [.. rows.Select(row => new ReportLine(row.Id, row.ClientId, row.Client, row.Kind, row.Period, row.Language, row.IssuedAt))];
    }
}
