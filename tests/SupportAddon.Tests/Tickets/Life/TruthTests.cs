using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.Sdk;
using SupportAddon.Storage;
using SupportAddon.Sync;
using SupportAddon.Tests.Sync;

namespace SupportAddon.Tests.Tickets.Life;

/// <summary>What is the source's and what is ours.</summary>
public sealed class TruthTests
{
    [Fact]
    public async Task What_support_says_survives_every_pull()
    {
        await using var bench = await LifeBench.CreateAsync();
        await bench.People.PutAsync(new() { Code = "bob", Name = "Bob", Side = "support" }, LifeBench.Ana, CancellationToken.None);
        var id = await bench.PulledAsync("a");
        await bench.SetAsync(id, ("impact", "critical"), ("module", "invoicing"), ("team", "finance"), ("coverage", "to-be-quoted"), ("kind", "change"));
        await bench.Assignments.AssignAsync(id, "bob", LifeBench.Ana, CancellationToken.None);
        await bench.Assignments.RaiseAsync(id, "N2", null, LifeBench.Ana, CancellationToken.None);
        await bench.Messages.NoteAsync(id, "Ours.", LifeBench.Ana, CancellationToken.None);
        var before = await bench.StateAsync(id);

        bench.AtSource("a", "kind", "Bug");
        bench.AtSource("a", "priority", "Whenever");
        await bench.PullAsync();
        await bench.Sync.SyncAsync(new SyncRequest { Full = true, Sweep = true });

        var sheet = await bench.SheetAsync(id);
        Assert.Equal(("change", "critical", "Bob", "N2", "finance"), (sheet.Ticket.Kind, sheet.Ticket.Priority, sheet.Ticket.Owner, sheet.Ticket.Level, sheet.Ticket.Team));
        Assert.Equal(("Bug", "Whenever"), (sheet.Fields["kind"], sheet.Fields["priority"]));
        Assert.Equal(JsonColumn.Write(before), JsonColumn.Write(sheet.Support));
        Assert.Contains(sheet.History, fact => fact.Body == "Ours.");
    }

    [Theory]
    [InlineData("impact", "terrible", "critical, important, minor")]
    [InlineData("colour", "red", "maintenanceType")]
    public async Task A_value_that_makes_no_sense_is_refused_with_those_that_do(string field, string value, string words)
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.OwnAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() => bench.SetAsync(id, (field, value)));

        Assert.Contains(words, refused.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_set_to_what_it_is_already_is_no_event()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.OwnAsync();
        await bench.SetAsync(id, ("module", "stock"));
        await bench.SetAsync(id, ("module", "stock"));

        Assert.Single((await bench.SheetAsync(id)).History, fact => fact.Type == LifeEventType.Qualification);
    }

    [Fact]
    public async Task A_rule_writes_under_its_own_name()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.OwnAsync();
        await bench.Qualification.SetAsync(id, new Dictionary<string, string?> { ["nature"] = "defect" }, null, new("rule:defects", null), CancellationToken.None);

        Assert.Equal("rule:defects", (await bench.SheetAsync(id)).History[^1].Author);
    }

    [Fact]
    public async Task A_status_changed_on_both_sides_is_a_conflict_and_neither_is_lost()
    {
        await using var bench = await LifeBench.CreateAsync(ReplyKind.Answer);
        var id = await bench.PulledAsync("a");
        await bench.MoveAsync(id, TicketStatus.Qualification, TicketStatus.InProgress);
        bench.AtSource("a", "status", "Asked");

        Assert.Equal((1, 0), (await bench.PullAsync(), await bench.PullAsync()));

        Assert.Equal("in-progress", await bench.StatusAsync(id));
        Assert.Equal([id], (await bench.ListAsync(new() { Conflicts = true })).Select(line => line.Id));
        Assert.Contains((await bench.SheetAsync(id)).History, fact => (fact.Type, fact.From, fact.To) == (LifeEventType.Conflict, "in-progress", "Asked"));
        await Assert.ThrowsAsync<RefusedException>(() => bench.MoveAsync(id, TicketStatus.Resolved));
    }

    [Theory]
    [InlineData(Settlement.Ours, "in-progress")]
    [InlineData(Settlement.Theirs, "waiting-customer")]
    public async Task A_person_says_whose_status_stands(string keep, string status)
    {
        await using var bench = await LifeBench.CreateAsync(ReplyKind.Answer);
        var id = await bench.PulledAsync("a");
        await bench.MoveAsync(id, TicketStatus.Qualification, TicketStatus.InProgress);
        bench.AtSource("a", "status", "Asked");
        await bench.PullAsync();

        await bench.Conflicts.SettleAsync(id, keep, LifeBench.Ana, CancellationToken.None);

        Assert.Equal((0, status), (await bench.PullAsync(), await bench.StatusAsync(id)));
        Assert.Empty(await bench.ListAsync(new() { Conflicts = true }));
    }

    [Fact]
    public async Task The_same_change_on_both_sides_is_no_conflict()
    {
        await using var bench = await LifeBench.CreateAsync(ReplyKind.Answer);
        var id = await bench.PulledAsync("a");
        await bench.MoveAsync(id, TicketStatus.Qualification, TicketStatus.InProgress);
        bench.AtSource("a", "status", "Doing");

        Assert.Equal(0, await bench.PullAsync());

        Assert.Null((await bench.StateAsync(id)).Status);
        bench.AtSource("a", "status", "Asked");
        Assert.Equal((0, "waiting-customer"), (await bench.PullAsync(), await bench.StatusAsync(id)));
    }

    [Fact]
    public async Task An_assignment_on_both_sides_is_a_conflict_too()
    {
        await using var bench = await LifeBench.CreateAsync(ReplyKind.Answer);
        await bench.People.PutAsync(new() { Code = "bob", Name = "Bob", Side = "support", Identities = [new("desk", "b.petit")] }, LifeBench.Ana, CancellationToken.None);
        var id = await bench.PulledAsync("a");
        await bench.Assignments.AssignAsync(id, "bob", LifeBench.Ana, CancellationToken.None);
        bench.AtSource("a", "assignee", "carl");
        Assert.Equal((1, "Bob"), (await bench.PullAsync(), (await bench.SheetAsync(id)).Ticket.Owner));

        await bench.Conflicts.SettleAsync(id, Settlement.Theirs, LifeBench.Ana, CancellationToken.None);

        Assert.Equal("carl", (await bench.SheetAsync(id)).Ticket.Owner);
        bench.AtSource("a", "assignee", "b.petit");
        Assert.Equal((0, "Bob"), (await bench.PullAsync(), (await bench.SheetAsync(id)).Ticket.Owner));
    }

    [Fact]
    public async Task What_is_in_no_conflict_is_not_settled()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.OwnAsync();

        await Assert.ThrowsAsync<RefusedException>(() => bench.Conflicts.SettleAsync(id, Settlement.Ours, LifeBench.Ana, CancellationToken.None));
    }
}
