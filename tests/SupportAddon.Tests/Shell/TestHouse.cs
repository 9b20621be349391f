using SupportAddon.Testing;

namespace SupportAddon.Tests.Shell;

/// <summary>The real program over a database of its own, beside a small ticket server that wants a key.</summary>
internal sealed class TestHouse : IAsyncDisposable
{
    private readonly TestDatabase database;

    private TestHouse(TestDatabase database, TicketServer server)
    {
        this.database = database;
        Server = server;
        Commands = new(database);
        Commands.Variables["DESK_KEY"] = "s3cr3t-&-<key>";
        Manifest = TicketServer.Manifest(2).Replace("{ type: none }", "{ type: header, name: X-Key }", StringComparison.Ordinal);
    }

    public CommandLine Commands { get; }

    public TicketServer Server { get; }

    public string Manifest { get; set; }

    public static async Task<TestHouse> CreateAsync(int tickets = 5) =>
        new(await TestDatabase.CreateAsync(), await TicketServer.StartAsync(tickets));

    public Task<CommandResult> ApplyAsync(string file)
    {
        Commands.Write("desk.yaml", Manifest);
        return Commands.RunAsync("apply", "-f", Commands.Write("clients.yaml", file.Replace("ADDRESS", Server.Address, StringComparison.Ordinal)));
    }

    /// <summary>Everything that is in the database, as text.</summary>
    public async Task<string> DumpAsync()
    {
        await using var db = await database.Source.OpenConnectionAsync();
        await using var tables = new Npgsql.NpgsqlCommand(
            // As JSON, which knows times without end.
            "select query_to_xml('select row_to_json(line)::text from ' || quote_ident(tablename) || ' as line', true, true, '')::text from pg_tables where schemaname = 'public'", db);
        await using var reader = await tables.ExecuteReaderAsync();
        var dump = new System.Text.StringBuilder();
        while (await reader.ReadAsync())
            dump.AppendLine(System.Net.WebUtility.HtmlDecode(reader.GetString(0)));
        return dump.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        Commands.Dispose();
        await Server.DisposeAsync();
        await database.DisposeAsync();
    }
}
