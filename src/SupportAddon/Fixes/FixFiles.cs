using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using SupportAddon.Audit;
using SupportAddon.Fixes.Files;
using SupportAddon.People;

namespace SupportAddon.Fixes;

/// <summary>The fixes written in YAML, as stored.</summary>
internal sealed partial class FixFiles(NpgsqlDataSource database, AuditTrail audit, TimeProvider time, ILogger<FixFiles> logger)
{
    /// <summary>Adds a fix, or puts it in the place of the one of the same id.</summary>
    /// <exception cref="RefusedException">The file has mistakes: each with its line.</exception>
    public async Task<OfferedFix> AddAsync(string text, string name, Actor by, CancellationToken ct)
    {
        var (fix, mistakes) = FixFileCheck.Read(text, name);
        if (fix is null)
            throw new RefusedException(string.Join(Environment.NewLine, mistakes), "Nothing was added. Correct the file and add it again.");
        var digest = Digest(text);
        await using var change = await audit.BeginAsync(by, ct);
        await change.Db.ExecuteAsync(new CommandDefinition(
            """
            insert into fix_file (id, text, digest, added_by, added_at) values (@Id, @text, @digest, @Name, @now)
            on conflict (id) do update set text = excluded.text, digest = excluded.digest, added_by = excluded.added_by, added_at = excluded.added_at
            """, new { fix.Id, text, digest, by.Name, now = time.GetUtcNow() }, cancellationToken: ct));
        await change.CommitAsync("fix.add", $"fix {fix.Id}", new { digest }, ct);
        return new(fix.Id, fix, digest, null);
    }

    public async Task<IReadOnlyList<OfferedFix>> ListAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var rows = await db.QueryAsync<(string Id, string Text, string Digest)>(new CommandDefinition(
            "select id, text, digest from fix_file order by id", cancellationToken: ct));
        return [.. rows.Select(row => Read(row.Id, row.Text, row.Digest)).OfType<OfferedFix>()];
    }

    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A file that an earlier version took and this one does not: left out, and said.</summary>
    private OfferedFix? Read(string id, string text, string digest)
    {
        var (fix, mistakes) = FixFileCheck.Read(text, id);
        if (fix is not null)
            return new(id, fix, digest, null);
        LogUnread(id, string.Join("; ", mistakes));
        return null;
    }

    [LoggerMessage(LogLevel.Error, "The fix {Fix} is left out; correct its file and add it again: {Mistakes}")]
    private partial void LogUnread(string fix, string mistakes);
}
