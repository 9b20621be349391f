using System.Data;
using Dapper;
using Npgsql;

namespace SupportAddon.Audit;

/// <summary>
/// Walks the chain that the lines form, from the first on, and makes every hash itself: a database in which somebody has been at work
/// is not asked whether its lines are right. Whoever may write to the database can make the whole chain anew; that shows by a head
/// that was kept elsewhere, and by nothing else.
/// </summary>
internal sealed class AuditChain(NpgsqlDataSource database)
{
    private const string Links =
        """
        select id as number, previous, hash, jsonb_build_array(
            to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, address, action, subject, detail)::text as content
        from audit order by id
        """;

    /// <returns>Null where nothing is recorded.</returns>
    public async Task<AuditHead?> HeadAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return (await db.QueryFirstOrDefaultAsync<AuditLink>(new CommandDefinition($"{Links} desc limit 1", cancellationToken: ct)))?.Head;
    }

    /// <param name="kept">What was kept elsewhere; null for nothing: then lines that were cut off at the end do not show.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<AuditVerdict> VerifyAsync(AuditHead? kept, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        // What is written meanwhile is looked at the next time.
        await using var transaction = await db.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var (lines, last, found) = (0L, (AuditLink?)null, (AuditLink?)null);
        AuditLink? broken = null, after = null;
        await foreach (var link in db.QueryUnbufferedAsync<AuditLink>(Links).WithCancellation(ct))
        {
            if (broken is not null)
            {
                after = link;
                break;
            }

            if (!link.IsUnchanged || !link.Follows(last))
                broken = link;
            else
                (lines, last, found) = (lines + 1, link, link.Number == kept?.Number ? link : found);
        }

        var fault = broken is not null ? await ExplainAsync(db, last, broken, after, ct) : kept is not null ? Compare(kept, found, last) : null;
        return new(lines, await TakenAsync(db, ct), last?.Head.ToString(), fault);
    }

    /// <param name="last">The last line that holds.</param>
    /// <param name="broken">The line after it, which does not.</param>
    /// <param name="after">The one after that; null where there is none.</param>
    private static async Task<AuditFault> ExplainAsync(NpgsqlConnection db, AuditLink? last, AuditLink broken, AuditLink? after, CancellationToken ct)
    {
        if (!broken.IsUnchanged)
            return new(AuditFaultKind.Changed, broken.Number, $"Line {broken.Number} is not as it was written.");
        var (before, next) = await db.QuerySingleAsync<(long?, long?)>(new CommandDefinition(
            "select (select min(id) from audit where hash = @Previous) as before, (select min(id) from audit where id > (select min(id) from audit where hash = @Previous)) as next",
            new { broken.Previous }, cancellationToken: ct));
        if (before > broken.Number)
            return new(AuditFaultKind.Reordered, broken.Number, $"Line {broken.Number} stands in the wrong place: it was written after line {before}.");
        if (before is not null)
            return new(AuditFaultKind.Inserted, next!.Value, $"Line {next} was put in: line {broken.Number} was written right after line {before}.");
        return after?.Follows(last) == true
            ? new(AuditFaultKind.Inserted, broken.Number, $"Line {broken.Number} was put in: line {after.Number} was written {Place(last)}.")
            : new(AuditFaultKind.Dropped, broken.Number, $"Line {broken.Number} was not written {Place(last)}: what it was written after is missing, or was replaced.");
    }

    private static AuditFault? Compare(AuditHead kept, AuditLink? found, AuditLink? last)
    {
        if (found is null && (last?.Number ?? 0) < kept.Number)
            return new(AuditFaultKind.CutOff, kept.Number, $"Line {kept.Number}, whose hash was kept elsewhere, is missing: the last one here is {last?.Number ?? 0}.");
        return found?.Head == kept ? null
            : new(AuditFaultKind.Rewritten, kept.Number, $"Line {kept.Number} is not the one whose hash was kept elsewhere: what leads to it was written anew.");
    }

    private static string Place(AuditLink? last) => last is null ? "as the first of all" : $"right after line {last.Number}";

    private static Task<long> TakenAsync(NpgsqlConnection db, CancellationToken ct) => db.ExecuteScalarAsync<long>(new CommandDefinition(
        "select coalesce((select (detail->>'takenAsFound')::bigint from audit where action = 'audit.chain' order by id limit 1), 0)", cancellationToken: ct));
}
