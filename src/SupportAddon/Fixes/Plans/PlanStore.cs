using System.Text.Json;
using Dapper;
using Npgsql;
using SupportAddon.Core.Fixes;
using SupportAddon.Sdk;
using SupportAddon.Storage;

namespace SupportAddon.Fixes.Plans;

/// <summary>The plans as stored.</summary>
internal sealed class PlanStore(NpgsqlDataSource database)
{
    private const string Columns =
        """
        select plan.id, plan.connection_id, connection.name as connection, plan.fix, plan.definition, plan.title, plan.effect, plan.resource,
            plan.parameters, plan.undoes, plan.risk, plan.author, plan.second_person, plan.changes, plan.creations, plan.rights, plan.refused, plan.lossy,
            plan.planned_at, plan.expires_at, plan.hash,
            decision.approved, decision.by, decision.reason, decision.at, decision.hash as decided_hash
        from fix_plan as plan
        join connection on connection.id = plan.connection_id
        left join fix_decision as decision on decision.plan_id = plan.id
        """;

    /// <summary>The plan of that number.</summary>
    public async Task<Plan> GetAsync(long id, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var row = await db.QuerySingleOrDefaultAsync<Row>(new CommandDefinition($"{Columns} where plan.id = @id", new { id }, cancellationToken: ct));
        return row?.Plan ?? throw new RefusedException($"There is no plan {id}.", "See which there are: supportaddon fix status");
    }

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<Plan>> ListAsync(int limit, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. (await db.QueryAsync<Row>(new CommandDefinition($"{Columns} order by plan.id desc limit @limit", new { limit }, cancellationToken: ct)))
            .Select(row => row.Plan)];
    }

    /// <summary>Those of these connections, the latest first, before a number.</summary>
    public async Task<IReadOnlyList<Plan>> ListAsync(IReadOnlyCollection<long> connections, long? before, int limit, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. (await db.QueryAsync<Row>(new CommandDefinition(
            $"{Columns} where plan.connection_id = any(@ids) and (@before::bigint is null or plan.id < @before) order by plan.id desc limit @limit",
            new { ids = connections.ToArray(), before, limit }, cancellationToken: ct))).Select(row => row.Plan)];
    }

    /// <summary>The numbers of the plans that take this one's execution back.</summary>
    public async Task<IReadOnlyList<long>> UndosAsync(long id, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. await db.QueryAsync<long>(new CommandDefinition("select id from fix_plan where undoes = @id order by id", new { id }, cancellationToken: ct))];
    }

    /// <summary>What a plan hashes to by the rows that are stored now.</summary>
    public async Task<string> HashAsync(Plan plan, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return (await CountAsync(db, plan.Id, plan.Head, ct)).Hash;
    }

    public async IAsyncEnumerable<PlanEntry> EntriesAsync(long id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        await foreach (var entry in EntryRows.ReadAsync(db, id, ct))
            yield return entry;
    }

    /// <summary>What a plan counts and hashes to by the rows that are stored now.</summary>
    public static async Task<(PlanCounts Counts, string Hash)> CountAsync(NpgsqlConnection db, long id, PlanHead head, CancellationToken ct)
    {
        using var hash = new PlanHash(head);
        var counts = PlanCounts.None;
        await foreach (var entry in EntryRows.ReadAsync(db, id, ct))
        {
            hash.Add(entry);
            counts = counts.With(entry);
        }

        return (counts, hash.End());
    }

    public static Task AddAsync(NpgsqlConnection db, Plan plan, long? planning, CancellationToken ct) => db.ExecuteAsync(new CommandDefinition(
        """
        insert into fix_plan (id, connection_id, fix, definition, title, effect, resource, parameters, undoes, risk, author, second_person,
            changes, creations, rights, refused, lossy, planned_at, expires_at, hash, planning_id)
        values (@Id, @ConnectionId, @Fix, @Definition, @title::json, @effect::json, @Resource, @parameters::json, @Undoes, @risk, @Author, @SecondPerson,
            @Change, @Created, @Right, @Refused, @Lossy, @PlannedAt, @ExpiresAt, @Hash, @planning)
        """,
        new
        {
            plan.Id, plan.ConnectionId, plan.Head.Fix, plan.Head.Definition, title = JsonColumn.Write(plan.Title), effect = JsonColumn.Write(plan.Effect),
            plan.Head.Resource, parameters = JsonColumn.Write(plan.Head.Parameters), plan.Head.Undoes, risk = EntryRows.Word(plan.Risk), plan.Author,
            plan.SecondPerson, plan.Counts.Change, plan.Counts.Created, plan.Counts.Right, plan.Counts.Refused, plan.Counts.Lossy, plan.PlannedAt, plan.ExpiresAt, plan.Hash, planning,
        }, cancellationToken: ct));

    private sealed class Row
    {
        public long Id { get; init; }

        public long ConnectionId { get; init; }

        public string Connection { get; init; } = "";

        public string Fix { get; init; } = "";

        public string Definition { get; init; } = "";

        public string Title { get; init; } = "";

        public string Effect { get; init; } = "";

        public string Resource { get; init; } = "";

        public string Parameters { get; init; } = "{}";

        public long? Undoes { get; init; }

        public string Risk { get; init; } = "";

        public string Author { get; init; } = "";

        public string? SecondPerson { get; init; }

        public int Changes { get; init; }

        public int Creations { get; init; }

        public int Rights { get; init; }

        public int Refused { get; init; }

        public int Lossy { get; init; }

        public DateTime PlannedAt { get; init; }

        public DateTime ExpiresAt { get; init; }

        public string Hash { get; init; } = "";

        public bool? Approved { get; init; }

        public string? By { get; init; }

        public string? Reason { get; init; }

        public DateTime? At { get; init; }

        public string? DecidedHash { get; init; }

        public Plan Plan => new()
        {
            Id = Id, ConnectionId = ConnectionId, Title = JsonColumn.Read<Wording>(Title), Effect = JsonColumn.Read<Wording>(Effect),
            Head = new(Fix, Definition, Connection, Resource, EntryRows.Values(Parameters), Undoes),
            Risk = EntryRows.Parse<RiskLevel>(Risk), Author = Author, SecondPerson = SecondPerson,
            Counts = new(Changes, Rights, Refused, Lossy) { Created = Creations }, PlannedAt = PlannedAt, ExpiresAt = ExpiresAt, Hash = Hash,
            Decision = Approved is null ? null : new(Approved.Value, By!, Reason, At!.Value, DecidedHash!),
        };
    }
}
