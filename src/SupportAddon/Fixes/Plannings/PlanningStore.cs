using Dapper;
using Npgsql;
using SupportAddon.Audit;
using SupportAddon.Clients;
using SupportAddon.People;
using SupportAddon.Storage;

namespace SupportAddon.Fixes.Plannings;

/// <summary>The dry runs that the service was asked for, as stored.</summary>
internal sealed class PlanningStore(NpgsqlDataSource database, AuditTrail audit, TimeProvider time)
{
    private const string Columns =
        """
        select planning.id, connection.name as connection, planning.request::text, planning.author, planning.address, planning.asked_at,
            planning.found, planning.waits_for, plan.id as plan_id, planning.ended_at, planning.reason, planning.next
        from fix_planning as planning
        join connection on connection.id = planning.connection_id
        left join fix_plan as plan on plan.planning_id = planning.id
        """;

    private const string IsOpen = "planning.ended_at is null and plan.id is null";

    public async Task<Planning> AddAsync(Connection connection, PlanRequest request, byte[]? file, Actor by, CancellationToken ct)
    {
        await using var change = await audit.BeginAsync(by, ct);
        var id = await change.Db.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            insert into fix_planning (connection_id, request, file, author, address, asked_at)
            values (@Id, @request::json, @file, @Name, @Address, @now) returning id
            """, new { connection.Id, request = JsonColumn.Write(request), file, by.Name, by.Address, now = time.GetUtcNow() }, cancellationToken: ct));
        await change.CommitAsync("fix.ask", $"planning {id}", new { connection = connection.Name, request }, ct);
        return await GetAsync(id, ct);
    }

    public async Task<Planning> GetAsync(long id, CancellationToken ct) => (await ListAsync("planning.id = @id", new { id }, ct)) is [var found]
        ? found
        : throw new RefusedException($"There is no planning {id}.", "See which there are: supportaddon fix status");

    /// <summary>Those that have come to nothing or not yet to an end, of these connections, the latest first.</summary>
    public Task<IReadOnlyList<Planning>> WithoutPlanAsync(IReadOnlyCollection<long> connections, int limit, CancellationToken ct) =>
        ListAsync("plan.id is null and planning.connection_id = any(@ids)", new { ids = connections.ToArray() }, ct, limit);

    /// <summary>What is still to be made, the oldest first, with the connection of each.</summary>
    public async Task<IReadOnlyList<(long Id, long ConnectionId)>> OpenAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. await db.QueryAsync<(long, long)>(new CommandDefinition(
            $"select planning.id, planning.connection_id from fix_planning as planning left join fix_plan as plan on plan.planning_id = planning.id where {IsOpen} order by planning.id",
            cancellationToken: ct))];
    }

    public async Task<byte[]?> FileAsync(long id, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await db.ExecuteScalarAsync<byte[]?>(new CommandDefinition("select file from fix_planning where id = @id", new { id }, cancellationToken: ct));
    }

    /// <returns>Whether it is still wanted.</returns>
    public async Task<bool> ReportAsync(long id, int found, string? waitsFor, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        await db.ExecuteAsync(new CommandDefinition(
            "update fix_planning set found = @found, waits_for = @waitsFor where id = @id and (found, waits_for) is distinct from (@found, @waitsFor::text)",
            new { id, found, waitsFor }, cancellationToken: ct));
        return await db.ExecuteScalarAsync<bool>(new CommandDefinition("select ended_at is null from fix_planning where id = @id", new { id }, cancellationToken: ct));
    }

    /// <summary>It comes to nothing.</summary>
    public async Task RefuseAsync(long id, string reason, string next, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        await db.ExecuteAsync(new CommandDefinition(
            "update fix_planning set ended_at = @now, reason = @reason, next = @next where id = @id and ended_at is null",
            new { id, reason = Sync.CleanText.OrNull(reason), next = Sync.CleanText.OrNull(next), now = time.GetUtcNow() }, cancellationToken: ct));
    }

    /// <summary>Somebody does not want it any more.</summary>
    public async Task CancelAsync(long id, Actor by, CancellationToken ct)
    {
        if ((await GetAsync(id, ct)).State != PlanningState.Planning)
            throw new RefusedException($"Planning {id} has come to its end already.", "Look at what it has become.");
        await using var change = await audit.BeginAsync(by, ct);
        await change.Db.ExecuteAsync(new CommandDefinition(
            "update fix_planning set ended_at = @now, reason = 'A person has ended it.', next = 'Plan it again whenever you like.' where id = @id and ended_at is null",
            new { id, now = time.GetUtcNow() }, cancellationToken: ct));
        await change.CommitAsync("fix.unask", $"planning {id}", null, ct);
    }

    private async Task<IReadOnlyList<Planning>> ListAsync(string where, object parameters, CancellationToken ct, int limit = 1)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. (await db.QueryAsync<Row>(new CommandDefinition($"{Columns} where {where} order by planning.id desc limit {limit}", parameters, cancellationToken: ct)))
            .Select(row => row.Planning)];
    }

    private sealed record Row(
        long Id, string Connection, string Request, string Author, string? Address, DateTime AskedAt, int Found, string? WaitsFor, long? PlanId,
        DateTime? EndedAt, string? Reason, string? Next)
    {
        public Planning Planning => new()
        {
            Id = Id, Connection = Connection, Request = JsonColumn.Read<PlanRequest>(Request), By = new(Author, Address), AskedAt = AskedAt,
            Found = Found, WaitsFor = WaitsFor, PlanId = PlanId, EndedAt = EndedAt, Reason = Reason, Next = Next,
        };
    }
}
