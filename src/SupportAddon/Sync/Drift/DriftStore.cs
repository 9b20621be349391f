using Dapper;
using Npgsql;

namespace SupportAddon.Sync.Drift;

/// <summary>A drift event as stored.</summary>
internal sealed record DriftLine(
    string Connection, string Kind, string Field, string Detail, string? Sample, DateTimeOffset SeenAt, long? RunId);

/// <summary>One connection's known shape, and its drift events.</summary>
internal sealed class DriftStore(long connectionId, long runId, TimeProvider time)
{
    private const int LongestDetail = 300;

    /// <summary>What is known of the payloads; the first run that succeeds is the one that learns.</summary>
    public async Task<PayloadShape> ReadAsync(NpgsqlConnection db, CancellationToken ct)
    {
        var isLearning = !await db.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select from run where connection_id = @connectionId and state = 'succeeded')", new { connectionId }, cancellationToken: ct));
        var rows = await db.QueryAsync<(string Path, string[] Types, bool Always, long Absent)>(new CommandDefinition(
            "select path, types, always, absent from source_field where connection_id = @connectionId order by path", new { connectionId }, cancellationToken: ct));
        var root = FieldShape.Root();
        foreach (var (path, types, always, absent) in rows)
        {
            var field = root.At(path);
            (field.IsKnown, field.Types, field.Always, field.Absent) = (true, Types(types), always, absent);
        }

        return new(root, isLearning);
    }

    /// <summary>A drift that is open already is not told twice, nor a value that somebody has accepted without a word.</summary>
    public Task AddAsync(NpgsqlConnection db, IReadOnlyList<DriftEvent> events, CancellationToken ct) => db.ExecuteAsync(new CommandDefinition(
        """
        insert into drift (connection_id, kind, field, detail, sample, seen_at, run_id)
        select @connectionId, kind, field, detail, sample, @now, @runId
        from unnest(@kinds, @fields, @details, @samples) as d (kind, field, detail, sample)
        where d.kind <> @UnmappedValue or not exists (
            select from drift as known
            where known.connection_id = @connectionId and (known.kind, known.field, known.detail) = (d.kind, d.field, d.detail) and accepted_at is not null)
        on conflict do nothing
        """, new
        {
            connectionId, runId, now = time.GetUtcNow(), DriftKind.UnmappedValue,
            kinds = events.Select(found => found.Kind).ToArray(),
            fields = events.Select(found => CleanText.Of(found.Field)).ToArray(),
            details = events.Select(found => Short(CleanText.Of(found.Detail))).ToArray(),
            samples = events.Select(found => found.Sample is null ? null : CleanText.Of(found.Sample)).ToArray(),
        }, cancellationToken: ct));

    /// <summary>Remembers the shape as it is now.</summary>
    public Task SaveAsync(NpgsqlConnection db, FieldShape root, CancellationToken ct)
    {
        var fields = Below(root).ToList();
        return db.ExecuteAsync(new CommandDefinition(
            """
            insert into source_field (connection_id, path, types, always, absent)
            select @connectionId, path, string_to_array(types, ','), always, absent
            from unnest(@paths, @types, @always, @absent) as f (path, types, always, absent)
            on conflict (connection_id, path) do update set types = excluded.types, always = excluded.always, absent = excluded.absent
            where (source_field.types, source_field.always, source_field.absent) is distinct from (excluded.types, excluded.always, excluded.absent)
            """, new
            {
                connectionId,
                paths = fields.Select(entry => CleanText.Of(entry.Field.Path)).ToArray(),
                types = fields.Select(entry => Words(entry.Field.Types)).ToArray(),
                always = fields.Select(entry => entry.Field.Always && (entry.Field.Count == 0 || entry.Field.Count >= entry.Parent.Records)).ToArray(),
                absent = fields.Select(entry => Absence(entry.Parent, entry.Field)).ToArray(),
            }, cancellationToken: ct));
    }

    /// <summary>In how many records in a row it has not been there, with those of this run.</summary>
    public static long Absence(FieldShape parent, FieldShape field) => field.Count > 0 ? 0 : field.Absent + parent.Records;

    private static string Words(FieldTypes types) =>
        string.Join(',', Enum.GetValues<FieldTypes>().Where(type => type != FieldTypes.None && types.HasFlag(type)).Select(type => type.ToString()));

    private static IEnumerable<(FieldShape Parent, FieldShape Field)> Below(FieldShape parent) =>
        parent.Fields.SelectMany(field => Below(field).Prepend((parent, field)));

    private static FieldTypes Types(string[] words) =>
        words.Where(word => word.Length > 0).Aggregate(FieldTypes.None, (all, word) => all | Enum.Parse<FieldTypes>(word));

    private static string Short(string text) => text.Length <= LongestDetail ? text : text[..LongestDetail];
}
