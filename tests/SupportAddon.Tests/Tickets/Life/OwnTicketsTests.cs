using SupportAddon.Clients;
using SupportAddon.Core.Life;
using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;
using SupportAddon.Sdk;
using SupportAddon.Tickets;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tests.Tickets.Life;

using static SupportAddon.Core.Tickets.TicketStatus; // Here, where it comes before the namespaces called Qualification.

/// <summary>Tickets of our own are in every list and figure like pulled ones; ties and merges go between both.</summary>
public sealed class OwnTicketsTests
{
    [Fact]
    public async Task A_ticket_that_came_by_phone_is_listed_and_shown_like_any_other()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.OwnAsync(title: "It stops");

        var line = Assert.Single(await bench.ListAsync(new() { Client = "acme", Open = true, Text = "stops" }));
        var sheet = await bench.SheetAsync(id);

        Assert.Equal((null, $"SA-{id}", "anomaly", "reception"), (line.Connection, line.Number, line.Kind, line.Status));
        Assert.Equal(("phone", "Anne"), (sheet.Channel, sheet.Fields["requester"]));
        Assert.Equal(id, await new TicketFinder(bench.Sync.Database).FindAsync($"SA-{id}", null, CancellationToken.None));
    }

    [Theory]
    [InlineData("nobody", "phone", "anomaly", 0)]
    [InlineData("acme", "pigeon", "anomaly", 0)]
    [InlineData("acme", "phone", "rumour", 0)]
    [InlineData("acme", "phone", "anomaly", 1)]
    public async Task What_cannot_be_is_not_created(string client, string channel, string kind, int daysAhead)
    {
        await using var bench = await LifeBench.CreateAsync();
        var wanted = new NewTicket(client, "It stops") { Channel = channel, Kind = kind, At = bench.Time.GetUtcNow().AddDays(daysAhead) };

        await Assert.ThrowsAsync<RefusedException>(() => new TicketCreation(bench.Sync.Database, new(bench.Sync.Database), bench.Time).CreateAsync(wanted, LifeBench.Ana, CancellationToken.None));

        Assert.Empty(await bench.ListAsync(new()));
    }

    [Fact]
    public async Task It_is_in_the_clients_figures_from_the_day_on_which_it_was_reported()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.OwnAsync();
        await bench.OwnAsync("zeta");
        bench.Time.Advance(TimeSpan.FromDays(2));
        await bench.MoveAsync(id, Qualification, InProgress, Resolved);

        var timeline = Assert.Single(await TimelinesAsync(bench));

        Assert.Equal((id, "SupportAddon"), (timeline.Ticket.Id, timeline.Ticket.Connection));
        Assert.Equal([Reception, Resolved], timeline.Steps.Select(step => step.State.Status!.Value));
        Assert.Equal([Flow.Created, Flow.Resolved], Flows.Of(timeline, new Scope("acme")).Select(flow => flow.Flow));
    }

    [Fact]
    public async Task A_pulled_tickets_figures_follow_what_support_says()
    {
        await using var bench = await LifeBench.CreateAsync(ReplyKind.Answer);
        var id = await bench.PulledAsync("a", "Doing");
        await bench.SetAsync(id, ("impact", "critical"));
        await bench.MoveAsync(id, Resolved);

        var last = Assert.Single(await TimelinesAsync(bench)).Steps[^1].State;

        Assert.Equal((Resolved, TicketPriority.Critical, TicketKind.Anomaly), (last.Status, last.Priority, last.Kind));
    }

    [Fact]
    public async Task A_merged_ticket_is_withdrawn_and_its_history_is_told_by_the_other_until_they_are_separated()
    {
        await using var bench = await LifeBench.CreateAsync();
        var (id, into) = (await bench.OwnAsync(), await bench.PulledAsync("a"));
        await bench.Messages.NoteAsync(id, "Seen.", LifeBench.Ana, CancellationToken.None);

        await bench.Links.MergeAsync(id, into, "Reported twice.", LifeBench.Ana, CancellationToken.None);

        Assert.Contains((await bench.SheetAsync(into)).History, fact => (fact.Body, fact.Ticket) == ("Seen.", $"SA-{id}"));
        Assert.Equal("merged-into", Assert.Single((await bench.SheetAsync(id)).Ties).Kind);
        Assert.Equal("merged-from", Assert.Single((await bench.SheetAsync(into)).Ties).Kind);
        Assert.Equal([into], (await bench.ListAsync(new() { Open = true })).Select(line => line.Id));
        Assert.Equal([Flow.Created, Flow.Withdrawn], Flows.Of((await TimelinesAsync(bench)).Single(timeline => timeline.Ticket.Id == id), new Scope("acme")).Select(flow => flow.Flow));
        await Assert.ThrowsAsync<RefusedException>(() => bench.MoveAsync(id, Qualification));

        await bench.Links.UnmergeAsync(id, into, null, LifeBench.Ana, CancellationToken.None);

        Assert.DoesNotContain((await bench.SheetAsync(into)).History, fact => fact.Body == "Seen.");
        Assert.Equal(2, (await bench.ListAsync(new() { Open = true })).Count);
    }

    [Fact]
    public async Task A_link_is_seen_from_both_ends()
    {
        await using var bench = await LifeBench.CreateAsync();
        var (id, cause) = (await bench.OwnAsync(), await bench.OwnAsync());

        await bench.Links.LinkAsync(id, "caused-by", cause, LifeBench.Ana, CancellationToken.None);

        Assert.Equal(("caused-by", "causes"), ((await bench.SheetAsync(id)).Ties.Single().Kind, (await bench.SheetAsync(cause)).Ties.Single().Kind));
        await bench.Links.UnlinkAsync(cause, id, LifeBench.Ana, CancellationToken.None);
        Assert.Empty((await bench.SheetAsync(id)).Ties);
    }

    [Fact]
    public async Task Tickets_of_two_clients_are_never_tied_or_merged()
    {
        await using var bench = await LifeBench.CreateAsync();
        var (acme, zeta) = (await bench.OwnAsync(), await bench.OwnAsync("zeta"));

        await Assert.ThrowsAsync<RefusedException>(() => bench.Links.LinkAsync(acme, "relates-to", zeta, LifeBench.Ana, CancellationToken.None));
        await Assert.ThrowsAsync<RefusedException>(() => bench.Links.MergeAsync(acme, zeta, null, LifeBench.Ana, CancellationToken.None));
    }

    [Fact]
    public async Task A_ticket_is_not_merged_into_itself_or_into_a_merged_one()
    {
        await using var bench = await LifeBench.CreateAsync();
        var (first, second, third) = (await bench.OwnAsync(), await bench.OwnAsync(), await bench.OwnAsync());
        await bench.Links.MergeAsync(second, first, null, LifeBench.Ana, CancellationToken.None);

        await Assert.ThrowsAsync<RefusedException>(() => bench.Links.MergeAsync(third, second, null, LifeBench.Ana, CancellationToken.None));
        await Assert.ThrowsAsync<RefusedException>(() => bench.Links.MergeAsync(first, first, null, LifeBench.Ana, CancellationToken.None));
        await Assert.ThrowsAsync<RefusedException>(() => bench.Links.MergeAsync(first, second, null, LifeBench.Ana, CancellationToken.None));
    }

    [Fact]
    public async Task Third_parties_and_remote_sessions_are_logged_and_a_session_needs_consent()
    {
        await using var bench = await LifeBench.CreateAsync();
        var (id, hour) = (await bench.OwnAsync(), TimeSpan.FromHours(1));
        await bench.Contacts.ContactAsync(id, "the host", "Asked for logs.", bench.Time.GetUtcNow() - hour, LifeBench.Ana, CancellationToken.None);
        await bench.Contacts.RemoteSessionAsync(id, "Anne, by phone", TimeSpan.FromMinutes(20), "Rebuilt the index.", null, LifeBench.Ana, CancellationToken.None);

        var history = (await bench.SheetAsync(id)).History;
        Assert.Equal((LifeEventType.Contact, bench.Time.GetUtcNow() - hour, "the host"), (history[0].Type, history[0].OccurredAt, history[0].Field));
        Assert.Equal(("Anne, by phone", "20"), (history[^1].Data["consent"], history[^1].Data["minutes"]));
        await Assert.ThrowsAsync<RefusedException>(() => bench.Contacts.RemoteSessionAsync(id, " ", hour, null, null, LifeBench.Ana, CancellationToken.None));
        await Assert.ThrowsAsync<RefusedException>(() => bench.Contacts.ContactAsync(id, "the host", "Soon.", bench.Time.GetUtcNow() + hour, LifeBench.Ana, CancellationToken.None));
    }

    private static async Task<IReadOnlyList<TicketTimeline>> TimelinesAsync(LifeBench bench)
    {
        var clients = new ClientStore(bench.Sync.Database);
        return await new TimelineReader(bench.Sync.Database, bench.Sync.Connections, clients, bench.Sync.RulesReader)
            .ReadAsync(await clients.GetAsync("acme", CancellationToken.None), CancellationToken.None);
    }
}
