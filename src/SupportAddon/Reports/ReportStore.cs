using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;
using SupportAddon.Core.Reports;
using SupportAddon.Reports.Templates;

namespace SupportAddon.Reports;

/// <param name="IsAsIssued">Whether the page is, byte for byte, the one that was issued.</param>
internal sealed record StoredReview(long Id, long ClientId, ReviewDocument Document, bool IsAsIssued);

/// <summary>Keeps each review with the data and the template it was made of.</summary>
internal sealed class ReportStore(NpgsqlDataSource source)
{
    private const string SaveTemplate = "insert into report_template (hash, files) values (@hash, @files) on conflict do nothing";

    private const string SaveReport = """
        insert into report (client_id, kind, period, language, to_date, issued_at, data, template_hash, html_hash, open_ids)
        values (@clientId, @kind, @period, @language, @toDate, @issuedAt, @data, @template, @html, @open)
        returning id
        """;

    private const string Find = """
        select report.data, report.html_hash as Html, report_template.files, report.client_id
        from report join report_template on report_template.hash = report.template_hash
        where report.id = @id
        """;

    private const string FindEarlier = """
        select issued_at as IssuedAt, open_ids as Open
        from report
        where client_id = @clientId and kind = @kind and period = @period and not to_date
        order by issued_at desc, id desc
        limit 1
        """;

    /// <summary>Within the transaction that makes it.</summary>
    public static async Task<long> SaveAsync(NpgsqlConnection db, long clientId, ReviewDocument review, CancellationToken ct)
    {
        var template = new { hash = review.Template.Hash, files = review.Template.ToJson() };
        await db.ExecuteAsync(new CommandDefinition(SaveTemplate, template, cancellationToken: ct));
        return await db.ExecuteScalarAsync<long>(new CommandDefinition(SaveReport, Row(clientId, review), cancellationToken: ct));
    }

    /// <summary>A stored review, rendered again; null when there is none of that number.</summary>
    public async Task<StoredReview?> FindAsync(long id, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<(string Data, string Html, string Files, long ClientId)?>(
            new CommandDefinition(Find, new { id }, cancellationToken: ct));
        if (row is not { } found)
            return null;
        var document = ReviewDocument.Render(found.Data, TemplateFiles.FromJson(found.Files), ct);
        return new StoredReview(id, found.ClientId, document, Hash(document.Html) == found.Html);
    }

    /// <summary>The last review of a quarter that was made after its end; null when there is none.</summary>
    public async Task<EarlierReview?> FindFinalAsync(long clientId, Quarter quarter, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<(DateTime IssuedAt, long[] Open)?>(new CommandDefinition(
            FindEarlier, new { clientId, kind = ReviewData.Report, period = quarter.ToString() }, cancellationToken: ct));
        return row is { } found ? new EarlierReview(quarter, new DateTimeOffset(found.IssuedAt, TimeSpan.Zero), found.Open) : null;
    }

    private static object Row(long clientId, ReviewDocument review)
    {
        var facts = ReviewFacts.Of(review.Data);
        return new
        {
            clientId,
            kind = ReviewData.Report,
            period = facts.Quarter.ToString(),
            language = facts.Language,
            toDate = facts.IsToDate,
            issuedAt = facts.IssuedAt.UtcDateTime,
            data = review.Data,
            template = review.Template.Hash,
            html = Hash(review.Html),
            open = facts.OpenAtEnd.ToArray(),
        };
    }

    private static string Hash(string html) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html)));
}
