using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SupportAddon.Core.Health;
using SupportAddon.Storage;

namespace SupportAddon.Health.Probes;

/// <summary>The probes that the clients' files define.</summary>
internal sealed class ProbeStore(NpgsqlDataSource database)
{
    /// <summary>All that are not removed, in the order of their files.</summary>
    public async Task<IReadOnlyList<StoredProbe>> ListAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await ListAsync(db, ct);
    }

    /// <returns>Null when the client has no probe of that name.</returns>
    public async Task<StoredProbe?> FindAsync(string client, string name, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var row = await db.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"{Columns} where probe.removed_at is null and client.code = @client and probe.name = @name", new { client, name }, cancellationToken: ct));
        return row?.Probe;
    }

    /// <summary>Those of one client that stood in its file at some time since <paramref name="since"/>, in the order of the file.</summary>
    public async Task<IReadOnlyList<StoredProbe>> ListSinceAsync(long clientId, DateTimeOffset since, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var rows = await db.QueryAsync<Row>(new CommandDefinition(
            $"{Columns} where probe.client_id = @clientId and coalesce(probe.removed_at > @since, true) order by probe.ordinal, probe.id",
            new { clientId, since }, cancellationToken: ct));
        return [.. rows.Select(row => row.Probe)];
    }

    /// <summary>As a transaction sees them.</summary>
    public static async Task<IReadOnlyList<StoredProbe>> ListAsync(NpgsqlConnection db, CancellationToken ct) =>
        [.. (await db.QueryAsync<Row>(new CommandDefinition(
            $"{Columns} where probe.removed_at is null order by client.code, probe.ordinal", cancellationToken: ct))).Select(row => row.Probe)];

    private const string Columns =
        """
        select probe.id, probe.client_id, client.code as client, probe.name, probe.kind, probe.settings::text, probe.secrets::text,
            probe.connection_id, probe.terms::text, probe.removed_at
        from probe join client on client.id = probe.client_id
        """;

    private sealed class Row
    {
        public long Id { get; init; }

        public long ClientId { get; init; }

        public string Client { get; init; } = "";

        public string Name { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Settings { get; init; } = "";

        public string Secrets { get; init; } = "";

        public long? ConnectionId { get; init; }

        public string Terms { get; init; } = "";

        public DateTime? RemovedAt { get; init; }

        public StoredProbe Probe => new(
            Id, ClientId, Client, Name, Kind, JsonColumn.Read<JsonObject>(Settings), JsonColumn.Read<Dictionary<string, string>>(Secrets),
            ConnectionId, JsonColumn.Read<ProbeTerms>(Terms)) { RemovedAt = RemovedAt };
    }
}
