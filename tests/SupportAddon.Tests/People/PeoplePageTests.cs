using System.Net;
using System.Net.Http.Json;
using SupportAddon.Core.Access;
using SupportAddon.People;
using SupportAddon.Tests.Access;
using SupportAddon.Tests.Tickets.Pages;

namespace SupportAddon.Tests.People;

/// <summary>People by page and API: who is who, and who is nobody yet; each change is in the audit trail.</summary>
public sealed class PeoplePageTests
{
    [Fact]
    public async Task An_unmapped_name_is_given_to_a_person_taken_back_and_two_entries_become_one()
    {
        await using var site = await WithAuthorAsync();
        using var anna = await site.VisitorAsync(Role.FunctionalConsultant);

        await anna.PostAsync("/people?handler=Put", ("code", "bob"), ("name", "Bob Petit"), ("team", "finance"), ("skills", "accounting, SQL"), ("levels", "N1, N2"));
        await anna.PostAsync("/people?handler=Put", ("code", "bob-2"), ("name", "B. Petit"), ("client", ""));
        Assert.Equal("b.petit", (await anna.OpenAsync("/people")).QuerySelector("[aria-labelledby=unmapped] tbody th")!.TextContent);
        await anna.PostAsync("/people?handler=Map", ("code", "bob-2"), ("connection", "of-acme"), ("called", "b.petit"));
        await anna.PostAsync("/people?handler=Merge", ("code", "bob-2"), ("into", "bob"));
        var page = await anna.OpenAsync("/people", "fr");
        await anna.PostAsync("/people?handler=Unmap", ("connection", "of-acme"), ("called", "b.petit"));

        Assert.Contains("Toutes les personnes", page.QuerySelector("[aria-labelledby=unmapped]")!.TextContent, StringComparison.Ordinal);
        var bob = Assert.Single(await site.Get<PersonStore>().ListAsync(CancellationToken.None));
        Assert.Equal(("finance", "accounting SQL", "N1 N2"), (bob.Team, string.Join(' ', bob.Skills), string.Join(' ', bob.Levels)));
        Assert.Equal(
            ["person.put person bob", "person.put person bob-2", "person.map person bob-2", "person.merge person bob-2", "person.unmap person bob"],
            await site.QueryAsync("select action || ' ' || subject from audit where action like 'person.%' and actor = 'functionalconsultant' and address = '127.0.0.1' order by id"));
    }

    [Theory]
    [InlineData("+", null)]
    [InlineData("+acme", "acme")]
    public async Task An_unmapped_name_becomes_somebody_new_of_either_side_in_one_step(string choice, string? client)
    {
        await using var site = await WithAuthorAsync();
        using var anna = await site.VisitorAsync(Role.FunctionalConsultant);
        await anna.PostAsync("/people?handler=Put", ("code", "b-petit"), ("name", "Béatrice Petit"));

        await anna.PostAsync("/people?handler=Map", ("code", choice), ("connection", "of-acme"), ("called", "b.petit"));

        var bob = await site.Get<PersonStore>().GetAsync("b-petit-2", CancellationToken.None);
        Assert.Equal(("b.petit", client, new PersonIdentity("of-acme", "b.petit")), (bob.Name, bob.Client, bob.Identities.Single()));
    }

    [Fact]
    public async Task What_is_refused_is_told_and_what_was_typed_stays()
    {
        await using var site = await WithAuthorAsync();
        using var anna = await site.VisitorAsync(Role.Administrator);

        using var answer = await anna.PostAsync("/people?handler=Put", ("code", "Not a code"), ("name", "Bob <Petit>"));

        var page = await TicketSite.ReadAsync(await answer.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.BadRequest, "Bob <Petit>"), (answer.StatusCode, page.QuerySelector("#name")!.GetAttribute("value")));
        Assert.Contains("cannot be a person", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await site.QueryAsync("select action from audit where action like 'person.%'"));
    }

    [Fact]
    public async Task A_program_puts_maps_unmaps_and_merges_people()
    {
        await using var site = await WithAuthorAsync();
        using var program = site.Browse();
        var token = await site.TokenAsync();

        Assert.Equal("b.petit", (await program.JsonAsync(token, "/api/v1/people/unmapped")).GetProperty("items")[0].GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Put, "bob", new { name = "Bob", skills = new[] { "SQL" } }));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Put, "rob", new { name = "Rob", client = "acme" }));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(HttpMethod.Post, "bob/names", new { connection = "of-acme", name = "b.petit" }));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Delete, "rob/names?connection=of-acme&name=b.petit"));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(HttpMethod.Delete, "bob/names?connection=of-acme&name=b.petit"));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(HttpMethod.Post, "bob/names", new { connection = "of-acme" }));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(HttpMethod.Post, "rob/merge", new { into = "bob" }));
        Assert.Equal(["bob"], (await program.JsonAsync(token, "/api/v1/people")).GetProperty("items").EnumerateArray().Select(person => person.GetProperty("code").GetString()));

        async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, object? body = null)
        {
            using var answer = await program.SendAsync(method, $"/api/v1/people/{path}", body is null ? null : JsonContent.Create(body), ("Authorization", $"Bearer {token}"));
            return answer.StatusCode;
        }
    }

    /// <summary>Somebody unknown is assigned a ticket of a connection.</summary>
    private static async Task<RunningSite> WithAuthorAsync()
    {
        var site = await TwoClients.StartAsync();
        await site.ExecuteAsync("""update ticket set connection_id = (select id from connection where name = 'of-acme'), channel = null, fields = '{"assignee":"b.petit"}' where id = 1""");
        return site;
    }
}
