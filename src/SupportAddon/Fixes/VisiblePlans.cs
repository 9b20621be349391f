using Dapper;
using Npgsql;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Fixes.Plans;

namespace SupportAddon.Fixes;

/// <summary>Which corrections somebody sees: those of the connections that he may look into. What is another client's is not there.</summary>
internal sealed class VisiblePlans(NpgsqlDataSource database, ConnectionStore connections, PlanStore plans)
{
    public Task<IReadOnlyList<Connection>> ConnectionsAsync(Caller caller, CancellationToken ct) => connections.ListOfAsync(caller.ClientId, ct);

    /// <returns>Null where there is none that the caller may look into.</returns>
    public async Task<Connection?> ConnectionAsync(Caller caller, string name, CancellationToken ct) =>
        (await ConnectionsAsync(caller, ct)).FirstOrDefault(connection => connection.Name == name);

    public Task<bool> HasPlanAsync(Caller caller, long id, CancellationToken ct) => HasAsync(caller, "fix_plan", id, ct);

    public Task<bool> HasPlanningAsync(Caller caller, long id, CancellationToken ct) => HasAsync(caller, "fix_planning", id, ct);

    /// <summary>The latest first, those before a number.</summary>
    public async Task<IReadOnlyList<Plan>> ListAsync(Caller caller, long? before, int limit, CancellationToken ct) =>
        await plans.ListAsync(await IdsAsync(caller, ct), before, limit, ct);

    public async Task<IReadOnlyCollection<long>> IdsAsync(Caller caller, CancellationToken ct) => [.. (await ConnectionsAsync(caller, ct)).Select(connection => connection.Id)];

    private async Task<bool> HasAsync(Caller caller, string table, long id, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await db.ExecuteScalarAsync<bool>(new CommandDefinition(
            $"select exists (select from {table} where id = @id and connection_id = any(@connections))", new { id, connections = (await IdsAsync(caller, ct)).ToArray() }, cancellationToken: ct));
    }
}
