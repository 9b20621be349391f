using System.CommandLine;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace SupportAddon.Benchmarks.Pull;

/// <summary>
/// The least that any pull has to do: download the pages one after the other, parse them, and COPY each into a table
/// without an index. It proves nothing, compares nothing, keeps no position and cannot go on where it stopped.
/// </summary>
internal static class Floor
{
    private static readonly Argument<string> Address = new("address");
    private static readonly Argument<string> Database = new("database");
    private static readonly Argument<int> Size = new("size");

    public static Command Create()
    {
        var command = new Command("floor") { Address, Database, Size };
        command.Hidden = true;
        command.SetAction((arguments, ct) =>
            PullAsync(arguments.GetValue(Address)!, arguments.GetValue(Database)!, arguments.GetValue(Size), ct));
        return command;
    }

    private static async Task PullAsync(string address, string database, int size, CancellationToken ct)
    {
        using var http = new HttpClient();
        await using var db = new NpgsqlConnection(database);
        await db.OpenAsync(ct);
        await using (var create = new NpgsqlCommand("create table floor (id text, title text, fields jsonb, raw text)", db))
            await create.ExecuteNonQueryAsync(ct);
        for (int offset = 0, rows = size; rows > 0; offset += rows)
        {
            await using var body = await http.GetStreamAsync(new Uri($"{address}tickets?offset={offset}&limit={size}"), ct);
            using var page = await JsonDocument.ParseAsync(body, default, ct);
            var tickets = page.RootElement.GetProperty("tickets");
            rows = tickets.GetArrayLength();
            await CopyAsync(db, tickets, ct);
        }
    }

    private static async Task CopyAsync(NpgsqlConnection db, JsonElement tickets, CancellationToken ct)
    {
        await using var copy = await db.BeginBinaryImportAsync("copy floor from stdin (format binary)", ct);
        foreach (var ticket in tickets.EnumerateArray())
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(ticket.GetProperty("id").GetRawText(), NpgsqlDbType.Text, ct);
            await copy.WriteAsync(ticket.GetProperty("subject").GetString()!, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(Fields(ticket), NpgsqlDbType.Jsonb, ct);
            await copy.WriteAsync(ticket.GetRawText(), NpgsqlDbType.Text, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private static string Fields(JsonElement ticket) => JsonSerializer.Serialize(new Dictionary<string, string?>
    {
        ["kind"] = Name(ticket, "tracker"),
        ["status"] = Name(ticket, "status"),
        ["priority"] = Name(ticket, "priority"),
        ["project"] = Name(ticket, "project"),
        ["category"] = ticket.GetProperty("custom_fields")[0].GetProperty("value").GetString(),
    });

    private static string? Name(JsonElement ticket, string field) => ticket.GetProperty(field).GetProperty("name").GetString();
}
