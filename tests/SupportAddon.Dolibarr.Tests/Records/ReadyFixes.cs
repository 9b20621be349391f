using System.Text.Json.Nodes;
using SupportAddon.Dolibarr.Tests.StandIn;
using SupportAddon.MasterData.Fixes;
using SupportAddon.Tests.Shared;

namespace SupportAddon.Dolibarr.Tests.Records;

/// <summary>What the corrections that come with the connector find, want, write and leave alone.</summary>
public sealed class ReadyFixes
{
    private static JsonObject Party(string name, params (string Field, string? Value)[] values)
    {
        var party = new JsonObject { ["name"] = name, ["status"] = "1" };
        foreach (var (field, value) in values)
            party[field] = value;
        return party;
    }

    private static async Task<(DolibarrServer Server, long[] Ids)> StartAsync()
    {
        var server = await DolibarrServer.StartAsync();
        return (server,
        [
            server.Add("thirdparties", Party("Acme", ("tva_intra", "FR40303265045"), ("country_id", "1"), ("country_code", "FR"), ("phone", "0123456789"), ("email", "ana@acme.fr"))),
            server.Add("thirdparties", Party("Acme SA", ("tva_intra", "FR 40 303 265 045"), ("phone", "+33123456789"), ("email", "ANA@acme.fr"))),
            server.Add("thirdparties", Party("Brasserie", ("tva_intra", "BE0477472701"), ("country_id", "1"), ("country_code", "FR"), ("phone", "12"))),
            server.Add("thirdparties", Party("Other", ("tva_intra", "LU12345678"))),
            server.Add("thirdparties", Party("Acme, hidden", ("tva_intra", "FR40303265045"), ("status", "0"))),
        ]);
    }

    private static Task<IReadOnlyList<string>> WantedAsync(DolibarrServer server, string fix, object? parameters = null) =>
        new DolibarrPlugin().WantedAsync(server.Connect(), fix, parameters);

    [Fact]
    public async Task All_but_the_first_of_those_with_one_number_are_archived()
    {
        var (server, ids) = await StartAsync();
        await using var _ = server;

        Assert.Equal([$"{ids[0]}: right It is kept; {ids[1]} has the same VAT number.", $"{ids[1]}: Archive It has the same VAT number as {ids[0]}, which is kept."], await WantedAsync(server, "duplicate-third-parties"));
        Assert.Equal(
            [$"{ids[0]}: right It is kept; {ids[1]} has the same e-mail address.", $"{ids[1]}: Archive It has the same e-mail address as {ids[0]}, which is kept."],
            await WantedAsync(server, "duplicate-third-parties", new { by = (int)DuplicateBy.Email }));
        Assert.Empty(await WantedAsync(server, "duplicate-third-parties", new { by = (int)DuplicateBy.Name }));
    }

    [Fact]
    public async Task A_country_is_set_where_there_is_none_and_contradictions_are_told()
    {
        var (server, ids) = await StartAsync();
        await using var _ = server;

        Assert.Equal(
            [
                $"{ids[0]}: right", $"{ids[1]}: Set country_id=1", $"{ids[2]}: left: It has another country than BE, which its VAT number names: somebody has to say which is right.",
                $"{ids[3]}: left: Its VAT number names LU, which this system does not know yet.",
            ],
            await WantedAsync(server, "country-from-vat"));
    }

    [Fact]
    public async Task A_country_that_was_set_can_be_taken_back()
    {
        var (server, ids) = await StartAsync();
        await using var _ = server;
        var store = server.Connect();
        await store.WrittenAsync(Corrections.Set("thirdparties", ids[1], ("country_id", "1")));

        var emptied = await store.WrittenAsync(Corrections.Set("thirdparties", ids[1], ("country_id", null)));

        Assert.Null(emptied.Text("country_id"));
        Assert.Equal("country_code,country_id", server.Writes.Came[^1].Body!.Names());
    }

    [Fact]
    public async Task Numbers_and_addresses_are_written_in_one_way_and_what_is_none_is_told()
    {
        var (server, ids) = await StartAsync();
        await using var _ = server;

        Assert.Equal(
            [$"{ids[0]}: Set phone=+33123456789, email=ana@acme.fr", $"{ids[1]}: Set phone=+33123456789, email=ana@acme.fr", $"{ids[2]}: right Left as it is: phone \"12\" is no telephone number.", $"{ids[3]}: right"],
            await WantedAsync(server, "third-party-details"));
    }

    [Fact]
    public async Task A_rate_is_changed_on_lines_of_drafts_alone()
    {
        await using var server = await DolibarrServer.StartAsync();
        var draft = Add("0");
        Add("1");

        Assert.Equal([$"{draft}/1: Set tva_tx=20"], await WantedAsync(server, "draft-tax", new { from = "19.6", to = "20" }));

        long Add(string status) => server.Add("invoices", new()
        {
            ["socid"] = "1", ["status"] = status, ["fk_statut"] = status, ["ref"] = $"F{status}", ["lines"] = new JsonArray(Line("1", "19.600"), Line("2", "20.000")),
        });

        static JsonObject Line(string id, string rate) => new() { ["id"] = id, ["desc"] = "x", ["qty"] = "1", ["subprice"] = "10", ["tva_tx"] = rate };
    }
}
