using System.Diagnostics;
using Dapper;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Sync;

/// <summary>A connection to a <see cref="TicketServer"/>, applied and synced by the real program.</summary>
internal sealed class SyncedConnection : IAsyncDisposable
{
    private readonly TestDatabase database;

    private SyncedConnection(TestDatabase database)
    {
        this.database = database;
        CommandLine = new(database);
    }

    public CommandLine CommandLine { get; }

    /// <param name="server">Whose tickets it reads.</param>
    /// <param name="pageSize">How many at a time.</param>
    /// <param name="settings">More of the connection, in YAML, indented by four.</param>
    public static async Task<SyncedConnection> CreateAsync(TicketServer server, int pageSize, string settings = "")
    {
        var connection = new SyncedConnection(await TestDatabase.CreateAsync());
        await connection.ApplyAsync(server, pageSize, settings);
        return connection;
    }

    public async Task ApplyAsync(TicketServer server, int pageSize, string settings)
    {
        CommandLine.Write("server.yaml", TicketServer.Manifest(pageSize));
        var file = CommandLine.Write("clients.yaml",
            $$"""
            connections:
              - name: server
                plugin: rest
                options: { manifest: ./server.yaml, baseUrl: "{{server.Address}}" }
                {{settings}}
            clients:
              - code: acme
                name: Acme
                language: fr
                timeZone: Europe/Paris
                tickets: [ { connection: server, where: { project: acme } } ]
            """);
        var applied = await CommandLine.RunAsync("apply", "-f", file);
        Assert.True(applied.ExitCode == 0, applied.ToString());
    }

    /// <summary>Syncs; an argument with an @ is a failpoint, any other one of the command's own.</summary>
    public async Task<CommandResult> SyncAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await CommandLine.EndAsync(process);
    }

    public Process Start(params string[] arguments)
    {
        CommandLine.Variables["SUPPORTADDON_FAILPOINT"] = arguments.FirstOrDefault(argument => argument.Contains('@')) ?? "";
        return CommandLine.Start(["sync", "--connection", "server", .. arguments.Where(argument => !argument.Contains('@'))]);
    }

    /// <summary>All that is stored of tickets, events and the position, without our own numbers and clock.</summary>
    public async Task<IReadOnlyList<string>> ContentAsync() =>
    [
        .. await QueryAsync(
            """
            select concat_ws('|', external_id, number, link, title, description, created_at, updated_at, fields, encode(content_hash, 'hex'),
                gone_at is null, client.code, unassigned, kind, status, priority, maintenance_type, payload)
            from ticket left join client on client.id = client_id left join ticket_payload on ticket_id = ticket.id
            order by external_id
            """),
        .. await QueryAsync(
            """
            select concat_ws('|', external_id, source_id, revision, type, origin, occurred_at, author, field, from_value, to_value, visibility, body)
            from ticket_event join ticket on ticket.id = ticket_id order by external_id, source_id, revision
            """),
        .. await QueryAsync("select position from sync_position"),
    ];

    public async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var db = await database.Source.OpenConnectionAsync();
        return [.. await db.QueryAsync<string>(sql)];
    }

    /// <summary>Waits until the database says yes, and fails when it has not for a minute.</summary>
    public async Task UntilAsync(string sql)
    {
        await using var db = await database.Source.OpenConnectionAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await db.ExecuteScalarAsync<bool?>(sql) != true)
        {
            Assert.False(limit.IsCancellationRequested, $"Not within a minute: {sql}\n{string.Join('\n', await RunsAsync())}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }

    private Task<IReadOnlyList<string>> RunsAsync() =>
        QueryAsync("select concat_ws(' ', id, state, phase, counts, error, started_by) from run order by id");

    public async ValueTask DisposeAsync()
    {
        CommandLine.Dispose();
        await database.DisposeAsync();
    }
}
