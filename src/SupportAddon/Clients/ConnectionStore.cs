using Dapper;
using Npgsql;
using SupportAddon.Core.Sentences;
using SupportAddon.Storage;

namespace SupportAddon.Clients;

/// <summary>The connections as stored.</summary>
internal sealed class ConnectionStore(NpgsqlDataSource database)
{
    private const string Columns =
        """
        select id, name, plugin, options::text, secrets::text, network::text, network_secrets::text, since, schedule, time_zone, isolated,
            sweep_every, keep_raw, mapping::text, known_mapping::text, reply::text
        from connection
        """;

    private const string ServesAlone =
        "select connection_id from claim group by connection_id having bool_and(client_id = @clientId) and bool_or(conditions = '{}')";

    public Task<IReadOnlyList<Connection>> ListAsync(CancellationToken ct) => ListOfAsync(null, ct);

    /// <summary>
    /// The connections that a client's own people may look into: those that hold nothing but that client's. All of them
    /// when no client is named.
    /// </summary>
    public async Task<IReadOnlyList<Connection>> ListOfAsync(long? clientId, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var rows = await db.QueryAsync<Row>(new CommandDefinition(
            $"{Columns} where @clientId::bigint is null or id in ({ServesAlone}) order by name", new { clientId }, cancellationToken: ct));
        return [.. rows.Select(row => row.Read())];
    }

    /// <summary>The connection of that name; a refusal lists the ones there are.</summary>
    public async Task<Connection> GetAsync(string name, CancellationToken ct)
    {
        var all = await ListAsync(ct);
        return all.FirstOrDefault(connection => connection.Name == name) ?? throw new RefusedException(
            $"There is no connection \"{name}\".",
            all.Count == 0
                ? "Declare one in a file and run: supportaddon apply -f FILE"
                : (Sentence)$"Name one of: {string.Join(", ", all.Select(connection => connection.Name))}.");
    }

    internal sealed record Row(
        long Id, string Name, string Plugin, string Options, string Secrets, string Network, string NetworkSecrets,
        DateTime? Since, string Schedule, string? TimeZone, bool Isolated, TimeSpan SweepEvery, TimeSpan KeepRaw, string Mapping, string KnownMapping, string Reply)
    {
        private static Dictionary<string, IReadOnlyDictionary<string, string>> Maps(string json) =>
            JsonColumn.Read<Dictionary<string, IReadOnlyDictionary<string, string>>>(json);

        public Connection Read() => new()
        {
            Id = Id,
            Name = Name,
            Plugin = Plugin,
            Options = JsonColumn.Read<Dictionary<string, string>>(Options),
            SealedSecrets = JsonColumn.Read<Dictionary<string, string>>(Secrets),
            Network = JsonColumn.Read<Dictionary<string, string>>(Network),
            SealedNetworkSecrets = JsonColumn.Read<Dictionary<string, string>>(NetworkSecrets),
            Since = Since is { } since ? new DateTimeOffset(since, TimeSpan.Zero) : null,
            Schedule = Schedule,
            TimeZone = TimeZone,
            Isolated = Isolated,
            SweepEvery = SweepEvery,
            KeepRaw = KeepRaw,
            Mapping = Maps(Mapping),
            KnownMapping = Maps(KnownMapping),
            Reply = Maps(Reply),
        };
    }
}
