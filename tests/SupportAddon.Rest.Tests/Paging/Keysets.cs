using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Tests.Served;

namespace SupportAddon.Rest.Tests.Paging;

/// <summary>Pages that ask for what comes after the last row.</summary>
public sealed class Keysets
{
    [Fact]
    public async Task Each_page_is_asked_for_once_and_begins_after_the_last_row()
    {
        await using var server = await TicketServer.StartAsync(rows: 25);
        await Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest(Desk.ByKeyset)));
        Assert.Equal(4, server.Requests.Count);
        Assert.Contains("(t.tms:=:'2026-09-01T08:00:09Z') and (t.rowid:>:10)", Uri.UnescapeDataString(server.Requests[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_in_the_cursors_own_parameter_takes_its_place()
    {
        await using var server = await TicketServer.StartAsync(rows: 25);
        var manifest = Desk.Manifest(Desk.ByKeyset, cursor: "cursor: {field: updated, parameter: filter, value: \"((t.tms:>:'{cursor}') or ((t.tms:=:'{cursor}') and (t.rowid:>:0)))\"}");
        var connector = Desk.Connect(server.Url, manifest, TicketServer.Start.AddSeconds(5));
        Assert.Equal(20, (await Pulled.FromAsync(connector)).Tickets.Count);
        Assert.All(server.Requests, request => Assert.Equal(2, request.Split("filter=").Length));
    }

    [Fact]
    public async Task Rows_that_go_meanwhile_are_no_reason_to_start_again()
    {
        await using var server = await TicketServer.StartAsync(rows: 100);
        server.Before = request => server.Remove(request);
        var pulled = await Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest(Desk.ByKeyset)));
        Assert.Superset(server.Ids.ToHashSet(), pulled.Ids.ToHashSet());
        Assert.Equal(pulled.Tickets.Count, pulled.Ids.Count());
    }

    [Fact]
    public async Task Rows_of_one_instant_that_do_not_come_by_id_are_refused()
    {
        await using var server = await TicketServer.StartAsync(rows: 30, rowsASecond: 30);
        server.Ties = (_, row) => -row.Id;
        await Refused.UnexpectedAsync(Desk.Connect(server.Url, Desk.Manifest(Desk.ByKeyset)), "does not sort by updated, then id: record 29");
    }

    [Theory]
    [InlineData(Desk.Cursor, "(t.rowid:>:{id})", "the list has a cursor, so the filter needs {cursor} too")]
    [InlineData("", "({cursor} and {id})", "{cursor} has no meaning in a list without a cursor")]
    public void The_filter_must_name_what_the_list_is_sorted_by(string cursor, string value, string message)
    {
        var manifest = Desk.Manifest($"{{type: keyset, parameter: filter, value: '{value}', limit: limit, size: 10}}", cursor: cursor);
        Assert.Contains(ManifestFile.Parse(manifest, "desk.yaml").Mistakes, mistake => mistake.Message.Contains(message, StringComparison.Ordinal));
    }
}
