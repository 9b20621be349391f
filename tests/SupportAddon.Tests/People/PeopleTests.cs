using SupportAddon.People;
using SupportAddon.Sdk;
using SupportAddon.Tests.Sync;
using SupportAddon.Tests.Tickets.Life;

namespace SupportAddon.Tests.People;

public sealed class PeopleTests
{
    [Fact]
    public async Task Names_that_are_nobodys_are_listed_with_how_busy_they_are()
    {
        await using var bench = await LifeBench.CreateAsync();
        await bench.PulledAsync("a", events: [Message("m1", "b.petit"), Message("m2", "b.petit"), Message("m3", "anne")]);
        bench.AtSource("a", "assignee", "carl");
        await bench.PullAsync();
        await bench.People.PutAsync(Bob, LifeBench.Ana, CancellationToken.None);
        var unmapped = new UnmappedPeople(bench.Sync.Database);
        Assert.Equal([new("desk", "b.petit", 2, 0), new("desk", "anne", 1, 0), new("desk", "carl", 0, 1)], await unmapped.ListAsync(CancellationToken.None));

        await bench.People.MapAsync("bob", new("desk", "b.petit"), LifeBench.Ana, CancellationToken.None);

        Assert.Equal(["anne", "carl"], (await unmapped.ListAsync(CancellationToken.None)).Select(name => name.Name));
    }

    [Fact]
    public async Task Whose_side_an_event_is_on_is_known_by_the_people_and_the_requester()
    {
        await using var bench = await LifeBench.CreateAsync();
        await bench.People.PutAsync(Bob with { Identities = [new("desk", "b.petit")] }, LifeBench.Ana, CancellationToken.None);
        await bench.People.PutAsync(new() { Code = "anne", Name = "Anne", Side = PersonSide.Client, Client = "acme", Identities = [new("desk", "anne")] }, LifeBench.Ana, CancellationToken.None);
        var id = await bench.PulledAsync("a", events: [Message("m1", "b.petit"), Message("m2", "anne"), Message("m3", "jean"), Message("m4", "whoever"), Message("m5", null)]);
        bench.AtSource("a", "requester", "jean");
        await bench.PullAsync();

        Assert.Equal(["support", "client", "client", null, null], (await bench.SheetAsync(id)).History.Where(fact => fact.Type == "message").Select(fact => fact.Side));
    }

    [Fact]
    public async Task Two_who_are_one_share_their_names_and_an_old_code_stays_good()
    {
        await using var bench = await LifeBench.CreateAsync();
        await bench.People.PutAsync(Bob with { Identities = [new("desk", "b.petit")] }, LifeBench.Ana, CancellationToken.None);
        await bench.People.PutAsync(Bob with { Code = "bob-2", Identities = [new("desk", "bobby")] }, LifeBench.Ana, CancellationToken.None);
        var id = await bench.OwnAsync();
        await bench.Assignments.AssignAsync(id, "bob-2", LifeBench.Ana, CancellationToken.None);

        await bench.People.MergeAsync("bob-2", "bob", LifeBench.Ana, CancellationToken.None);

        var bob = Assert.Single(await bench.People.ListAsync(CancellationToken.None));
        Assert.Equal(["b.petit", "bobby"], bob.Identities.Select(identity => identity.Name));
        Assert.Equal("bob", (await bench.People.GetAsync("bob-2", CancellationToken.None)).Code);
        Assert.Equal([id], (await bench.ListAsync(new() { Owner = "bob" })).Select(line => line.Id));
        await Assert.ThrowsAsync<RefusedException>(() => bench.People.MergeAsync("bob", "bob-2", LifeBench.Ana, CancellationToken.None));
    }

    [Fact]
    public async Task Somebody_on_the_clients_side_owns_no_ticket()
    {
        await using var bench = await LifeBench.CreateAsync();
        await bench.People.PutAsync(new() { Code = "anne", Name = "Anne", Side = PersonSide.Client, Client = "acme" }, LifeBench.Ana, CancellationToken.None);
        var id = await bench.OwnAsync();

        await Assert.ThrowsAsync<RefusedException>(() => bench.Assignments.AssignAsync(id, "anne", LifeBench.Ana, CancellationToken.None));
    }

    private static Person Bob { get; } = new() { Code = "bob", Name = "Bob", Side = PersonSide.Support };

    private static MessagePosted Message(string id, string? author) =>
        new() { Id = id, OccurredAt = SyncBench.At(1), Author = author, Text = $"Text {id}", Visibility = Visibility.Public };
}
