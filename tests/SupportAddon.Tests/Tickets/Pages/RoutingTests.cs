using System.Net;
using SupportAddon.Core.Access;
using SupportAddon.Tests.Access;
using SupportAddon.Tickets;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tests.Tickets.Pages;

/// <summary>Who is proposed for a ticket, by page and API. Nobody is assigned by it.</summary>
public sealed class RoutingTests
{
    [Fact]
    public async Task The_form_proposes_who_fits_best_first_with_the_reason_in_the_reader_s_language()
    {
        await using var site = await PeopledAsync();
        using var leader = await site.VisitorAsync(Role.TeamLeader);

        var page = await leader.OpenAsync("/tickets/1", "fr");
        var before = await site.SheetAsync(1);
        await leader.DoAsync("Assign", ("owner", "anna"), ("level", ""));

        Assert.Equal(["Anna (compétence accounting, niveau N2, tickets ouverts : 0)", "Bob (compétence accounting, tickets ouverts : 1)"],
            page.QuerySelectorAll("#assign-owner optgroup:first-of-type option").Select(option => option.TextContent));
        Assert.Equal(["Zoe"], page.QuerySelectorAll("#assign-owner optgroup:last-of-type option").Select(option => option.TextContent));
        Assert.Equal((null, "Anna"), (before.Ticket.Owner, (await site.SheetAsync(1)).Ticket.Owner));
    }

    [Fact]
    public async Task A_program_reads_who_fits_and_one_of_a_single_client_counts_that_client_s_tickets_alone()
    {
        await using var site = await PeopledAsync();
        using var program = site.Browse();
        var narrow = await site.TokenAsync("narrow", "acme", [.. RoleTable.Of(Role.Operations)]);

        async Task<IEnumerable<(string?, int)>> OpenAsync(string token) =>
            [.. (await program.JsonAsync(token, "/api/v1/tickets/1/assignment")).GetProperty("proposals").EnumerateArray()
                .Select(proposal => proposal.GetProperty("person")).Select(person => (person.GetProperty("code").GetString(), person.GetProperty("open").GetInt32()))];

        Assert.Equal([("anna", 0), ("bob", 1)], await OpenAsync(await site.TokenAsync()));
        Assert.Equal([("anna", 0), ("bob", 0)], await OpenAsync(narrow));
        Assert.Equal(HttpStatusCode.Forbidden, (await program.SendAsync(await site.TokenAsync("acme"), HttpMethod.Get, "/api/v1/tickets/1/assignment")).StatusCode);
    }

    [Fact]
    public async Task A_ticket_that_wants_nothing_is_proposed_to_those_of_the_first_level()
    {
        await using var site = await PeopledAsync();

        var routed = await site.Get<RoutingReader>().ReadAsync(2, clientId: null, CancellationToken.None);

        Assert.Equal("N1: zoe, bob", $"{routed.Wanted.Level}: {string.Join(", ", routed.Proposals.Select(proposal => proposal.Person.Code))}");
    }

    /// <summary>Ticket 1 wants accounting at N2; bob has ticket 2 of the other client.</summary>
    private static async Task<RunningSite> PeopledAsync()
    {
        var site = await TwoClients.StartAsync();
        await site.ExecuteAsync(
            """
            insert into person (code, name, side, skills, levels) values
                ('bob', 'Bob', 'support', '{accounting}', '{N1}'), ('anna', 'Anna', 'support', '{Accounting,invoicing}', '{N2}'), ('zoe', 'Zoe', 'support', '{web}', '{N1}');
            insert into person (code, name, side, client_id, skills) select 'carl', 'Carl', 'client', id, '{accounting}' from client where code = 'acme';
            """);
        await site.Get<TicketQualification>().SetAsync(1, new Dictionary<string, string?> { ["skill"] = "accounting" }, null, TicketSite.Ana, CancellationToken.None);
        await site.Get<TicketAssignments>().RaiseAsync(1, "N2", null, TicketSite.Ana, CancellationToken.None);
        await site.Get<TicketAssignments>().AssignAsync(2, "bob", TicketSite.Ana, CancellationToken.None);
        return site;
    }
}
