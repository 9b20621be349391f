using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;
using Npgsql;
using SupportAddon.Core.Fixes;
using SupportAddon.Storage;

namespace SupportAddon.Fixes.Plans;

/// <summary>The records of plans as rows.</summary>
internal static class EntryRows
{
    public const string Columns =
        "entry.ordinal, entry.record_id, entry.version, entry.verdict, entry.change, entry.before, entry.after, entry.becomes, entry.lost, entry.reason";

    /// <summary>A record that was found twice, as on pages that overlap, stands once.</summary>
    /// <returns>How many of those that are new are to be changed.</returns>
    public static async Task<int> AddAsync(NpgsqlConnection db, long planId, IReadOnlyList<PlanEntry> entries, CancellationToken ct) =>
        (await db.QueryAsync<bool>(new CommandDefinition(
            """
            insert into fix_entry (plan_id, ordinal, record_id, version, verdict, change, before, after, becomes, lost, reason)
            select @planId, ordinal, record_id, version, verdict, change, before::json, after::json, becomes::json, lost::json, reason
            from unnest(@ordinals::int[], @ids::text[], @versions::text[], @verdicts::text[], @changes::text[], @befores::text[], @afters::text[],
                @becomes::text[], @losts::text[], @reasons::text[])
                as given (ordinal, record_id, version, verdict, change, before, after, becomes, lost, reason)
            on conflict (plan_id, record_id) do nothing
            returning verdict = 'change'
            """,
            new
            {
                planId,
                ordinals = entries.Select(entry => entry.Ordinal).ToArray(),
                ids = entries.Select(entry => entry.RecordId).ToArray(),
                versions = entries.Select(entry => entry.Version).ToArray(),
                verdicts = entries.Select(entry => Word(entry.Verdict)).ToArray(),
                changes = entries.Select(entry => entry.Change is { } change ? Word(change) : null).ToArray(),
                befores = entries.Select(entry => JsonColumn.Write(entry.Before)).ToArray(),
                afters = entries.Select(entry => JsonColumn.Write(entry.After)).ToArray(),
                becomes = entries.Select(entry => JsonColumn.Write(entry.Becomes)).ToArray(),
                losts = entries.Select(entry => JsonColumn.Write(entry.Lost)).ToArray(),
                reasons = entries.Select(entry => Sync.CleanText.OrNull(entry.Reason)).ToArray(),
            }, cancellationToken: ct))).Count(isChange => isChange);

    /// <summary>In their order, as they come: memory does not grow with their number.</summary>
    public static async IAsyncEnumerable<PlanEntry> ReadAsync(NpgsqlConnection db, long planId, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in db.QueryUnbufferedAsync<Row>($"select {Columns} from fix_entry as entry where plan_id = @planId order by ordinal", new { planId }).WithCancellation(ct))
            yield return row.Entry;
    }

    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static T Parse<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    /// <summary>As Dapper reads it.</summary>
    internal class Row
    {
        public int Ordinal { get; init; }

        public string RecordId { get; init; } = "";

        public string? Version { get; init; }

        public string Verdict { get; init; } = "";

        public string? Change { get; init; }

        public string Before { get; init; } = "{}";

        public string After { get; init; } = "{}";

        public string Becomes { get; init; } = "{}";

        public string Lost { get; init; } = "{}";

        public string? Reason { get; init; }

        public PlanEntry Entry => new()
        {
            Ordinal = Ordinal, RecordId = RecordId, Version = Version, Verdict = Parse<PlanVerdict>(Verdict),
            Change = Change is null ? null : Parse<PlanChange>(Change),
            Before = Values(Before), After = Values(After), Becomes = Values(Becomes), Lost = Values(Lost), Reason = Reason,
        };
    }

    public static IReadOnlyDictionary<string, JsonElement> Values(string json) => JsonColumn.Read<Dictionary<string, JsonElement>>(json);
}
