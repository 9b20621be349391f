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

    public static async Task<SyncedConnection> CreateAsync(TicketServer server, int pageSize)
    {
        var connection = new SyncedConnection(await TestDatabase.CreateAsync());
        connection.CommandLine.Write("server.yaml", TicketServer.Manifest(pageSize));
        var file = connection.CommandLine.Write("clients.yaml",
            $$"""
            connections:
              - name: server
                plugin: rest
                options: { manifest: ./server.yaml, baseUrl: "{{server.Address}}" }
            clients:
              - code: acme
                name: Acme
                language: fr
                timeZone: Europe/Paris
                tickets: [ { connection: server, where: { project: acme } } ]
            """);
        var applied = await connection.CommandLine.RunAsync("apply", "-f", file);
        Assert.True(applied.ExitCode == 0, applied.ToString());
        return connection;
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

    public async ValueTask DisposeAsync()
    {
        CommandLine.Dispose();
        await database.DisposeAsync();
    }
}
