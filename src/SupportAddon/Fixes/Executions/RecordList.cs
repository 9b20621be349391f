using Dapper;
using Npgsql;
using SupportAddon.Fixes.Plans;

namespace SupportAddon.Fixes.Executions;

/// <summary>The records of plans a page at a time, with what became of each.</summary>
internal sealed class RecordList(NpgsqlDataSource database)
{
    /// <summary>Numbers in text stand in the order of numbers.</summary>
    private const string ByRecord = "lpad(entry.record_id, greatest(70, length(entry.record_id)), ' ') collate \"C\"";

    private const string ByOutcome = "coalesce(journal.state, entry.verdict) collate \"C\"";

    /// <summary>All alike: their place alone decides.</summary>
    private const string ByPlace = "''::text collate \"C\"";

    /// <summary>One more than asked for tells that there is another page.</summary>
    public async Task<IReadOnlyList<JournalLine>> ReadAsync(long planId, RecordPlace place, int limit, CancellationToken ct)
    {
        var (key, comparison, direction) = (Key(place.Sort), place.Down ? "<" : ">", place.Down ? "desc" : "asc");
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. (await db.QueryAsync<JournalRow>(new CommandDefinition(
            $"""
            select {EntryRows.Columns}, journal.state, journal.result, journal.reason as why, journal.created_id, {key} as sort_key
            from fix_entry as entry left join fix_journal as journal using (plan_id, ordinal)
            where entry.plan_id = @planId and {Which(place.Show)}
              and (@after::int is null or ({key}, entry.ordinal) {comparison} (@key, @after))
            order by {key} {direction}, entry.ordinal {direction} limit @limit
            """,
            new { planId, place.Show, after = place.After?.Place, key = place.After?.Key ?? "", limit = limit + 1 }, cancellationToken: ct))).Select(row => row.Line)];
    }

    private static string Key(string sort) => sort switch
    {
        "record" => ByRecord,
        "outcome" => ByOutcome,
        _ => ByPlace,
    };

    private static string Which(string? show) => show switch
    {
        null => "true",
        "change" or "right" or "refused" => "entry.verdict = @Show",
        RecordPlace.Lossy => "entry.verdict = 'change' and (entry.lost::text <> '{}' or entry.change = 'delete')",
        RecordPlace.Created => "entry.change = 'create'",
        RecordPlace.Untouched => "entry.verdict = 'change' and journal.state is null",
        _ => "journal.state = @Show",
    };
}
