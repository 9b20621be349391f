using System.CommandLine;
using System.Text.Json;
using Npgsql;
using SupportAddon.Storage;

namespace SupportAddon.Benchmarks.Pull;

/// <summary>
/// The least that any pull has to do: download the pages one after the other, parse them, and COPY each. It proves
/// nothing, compares nothing, keeps no position and cannot go on where it stopped.
/// </summary>
internal static class Floor
{
    private static readonly Argument<string> Address = new("address");
    private static readonly Argument<string> Database = new("database");
    private static readonly Argument<int> Size = new("size");
    private static readonly Option<bool> Keyed = new("--keyed");

    public static Command Create()
    {
        var command = new Command("floor") { Address, Database, Size, Keyed };
        command.Hidden = true;
        command.SetAction((arguments, ct) => PullAsync(
            arguments.GetValue(Address)!, arguments.GetValue(Database)!, arguments.GetValue(Size), arguments.GetValue(Keyed), ct));
        return command;
    }

    private static async Task PullAsync(string address, string database, int size, bool keyed, CancellationToken ct)
    {
        using var http = new HttpClient();
        await using var db = new NpgsqlConnection(database);
        await db.OpenAsync(ct);
        FloorTables tables = keyed ? new KeyedTables(db) : new BareTable(db);
        await tables.CreateAsync(ct);
        for (int offset = 0, rows = size; rows > 0; offset += rows)
        {
            await using var body = await http.GetStreamAsync(new Uri($"{address}tickets?offset={offset}&limit={size}"), ct);
            using var page = await JsonDocument.ParseAsync(body, default, ct);
            var tickets = page.RootElement.GetProperty("tickets");
            rows = tickets.GetArrayLength();
            await tables.CopyAsync(tickets, offset, ct);
        }
    }
}

/// <summary>Where the floor's tickets go.</summary>
internal abstract class FloorTables(NpgsqlConnection db)
{
    protected NpgsqlConnection Db => db;

    protected abstract string Sql { get; }

    public async Task CreateAsync(CancellationToken ct)
    {
        await using var create = new NpgsqlCommand(Sql, db);
        await create.ExecuteNonQueryAsync(ct);
    }

    /// <param name="offset">How many were copied before.</param>
    public abstract Task CopyAsync(JsonElement tickets, int offset, CancellationToken ct);

    protected static string Id(JsonElement ticket) => ticket.GetProperty("id").GetRawText();

    protected static string? Text(JsonElement ticket, string field) => ticket.GetProperty(field).GetString();

    protected static Dictionary<string, string?> Fields(JsonElement ticket) => new()
    {
        ["kind"] = Name(ticket, "tracker"),
        ["status"] = Name(ticket, "status"),
        ["priority"] = Name(ticket, "priority"),
        ["project"] = Name(ticket, "project"),
        ["category"] = ticket.GetProperty("custom_fields")[0].GetProperty("value").GetString(),
    };

    private static string? Name(JsonElement ticket, string field) => ticket.GetProperty(field).GetProperty("name").GetString();
}

/// <summary>One table without a key, which cannot tell a ticket that comes again from a new one.</summary>
internal sealed class BareTable(NpgsqlConnection db) : FloorTables(db)
{
    protected override string Sql => "create table floor (id text, title text, fields jsonb, raw text)";

    public override async Task CopyAsync(JsonElement tickets, int offset, CancellationToken ct)
    {
        await using var copy = await BinaryCopy.BeginAsync(Db, "floor", "id, title, fields, raw", ct);
        foreach (var ticket in tickets.EnumerateArray())
        {
            await copy.NextAsync(ct);
            copy.Text(Id(ticket));
            copy.Text(Text(ticket, "subject"));
            copy.JsonbTexts(Fields(ticket));
            copy.Text(ticket.GetRawText());
        }

        await copy.CompleteAsync(ct);
    }
}

/// <summary>Tables like those of the product, with their keys and indexes, and what a ticket is made of.</summary>
internal sealed class KeyedTables(NpgsqlConnection db) : FloorTables(db)
{
    private static readonly byte[] NoHash = new byte[32];

    protected override string Sql => "create table floor (like ticket including all); create table floor_payload (like ticket_payload including all)";

    public override async Task CopyAsync(JsonElement tickets, int offset, CancellationToken ct)
    {
        await CopyTicketsAsync(tickets, offset, ct);
        await using var copy = await BinaryCopy.BeginAsync(Db, "floor_payload", "ticket_id, payload, received_at", ct);
        foreach (var (index, ticket) in tickets.EnumerateArray().Index())
        {
            await copy.NextAsync(ct);
            copy.Bigint(offset + index);
            copy.Text(ticket.GetRawText());
            copy.Time(DateTimeOffset.UnixEpoch);
        }

        await copy.CompleteAsync(ct);
    }

    private async Task CopyTicketsAsync(JsonElement tickets, int offset, CancellationToken ct)
    {
        await using var copy = await BinaryCopy.BeginAsync(Db, "floor",
            "id, connection_id, external_id, number, title, description, created_at, updated_at, fields, content_hash, first_seen_at, last_changed_at, "
            + "client_id, kind, status, priority", ct);
        foreach (var (index, ticket) in tickets.EnumerateArray().Index())
        {
            await copy.NextAsync(ct);
            copy.Bigint(offset + index);
            copy.Bigint(1);
            copy.Text(Id(ticket));
            copy.Text(Text(ticket, "number"));
            copy.Text(Text(ticket, "subject"));
            copy.Text(Text(ticket, "description"));
            copy.Time(ticket.GetProperty("created_on").GetDateTimeOffset());
            copy.Time(ticket.GetProperty("updated_on").GetDateTimeOffset());
            copy.JsonbTexts(Fields(ticket));
            copy.Bytes(NoHash);
            copy.Time(DateTimeOffset.UnixEpoch);
            copy.Time(DateTimeOffset.UnixEpoch);
            // With a client and mapped, as ours are: without, they would also stand in indexes that ours do not stand in.
            copy.Bigint(1);
            copy.Text("anomaly");
            copy.Text("closed");
            copy.Text("normal");
        }

        await copy.CompleteAsync(ct);
    }
}
