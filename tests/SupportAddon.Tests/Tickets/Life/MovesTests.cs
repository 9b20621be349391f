using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Tests.Tickets.Life;

using static SupportAddon.Core.Tickets.TicketStatus; // Here, where it comes before the namespaces called Qualification.

public sealed class MovesTests
{
    [Fact]
    public async Task A_ticket_goes_from_reception_to_its_close_and_every_step_has_an_author_and_a_time()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.OwnAsync();
        await bench.MoveAsync(id, Qualification, InProgress, Resolved);

        await bench.Moves.ConfirmAsync(id, "Works.", LifeBench.Ana, CancellationToken.None);

        var sheet = await bench.SheetAsync(id);
        Assert.Equal(("closed", Verdict.Confirmed), (sheet.Ticket.Status, sheet.Support.Verdict));
        Assert.Equal(["created", "state", "state", "state", "confirmation", "state"], sheet.History.Select(fact => fact.Type));
        Assert.All(sheet.History, fact => Assert.Equal(("ana", bench.Time.GetUtcNow()), (fact.Author, fact.OccurredAt)));
        Assert.Equal(["support", "support", "support", "support", "client", "client"], sheet.History.Select(fact => fact.Side));
    }

    [Fact]
    public async Task An_illegal_move_leaves_no_trace()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.OwnAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() => bench.MoveAsync(id, Resolved));

        Assert.Contains("qualification, cancelled", refused.Next, StringComparison.Ordinal);
        Assert.Equal(["created"], (await bench.SheetAsync(id)).History.Select(fact => fact.Type));
    }

    [Fact]
    public async Task What_the_source_says_is_recorded_even_where_the_table_forbids_it()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a");
        bench.AtSource("a", "status", "Shut");

        Assert.Equal(0, await bench.PullAsync());

        Assert.Equal("closed", await bench.StatusAsync(id));
        Assert.Equal(("observed", "New", "Shut"), (await bench.SheetAsync(id)).History.Select(fact => (fact.Origin, fact.From, fact.To)).Single());
    }

    [Fact]
    public async Task A_refused_solution_is_worked_on_again_and_says_why()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await ResolvedAsync(bench);
        await Assert.ThrowsAsync<RefusedException>(() => bench.Moves.RefuseAsync(id, null, LifeBench.Ana, CancellationToken.None));

        await bench.Moves.RefuseAsync(id, "Still wrong.", LifeBench.Ana, CancellationToken.None);

        Assert.Equal("in-progress", await bench.StatusAsync(id));
        Assert.Contains((await bench.SheetAsync(id)).History, fact => (fact.Type, fact.Field, fact.Body) == ("confirmation", Verdict.Refused, "Still wrong."));
    }

    [Fact]
    public async Task Silence_closes_after_the_clients_time_and_not_before()
    {
        await using var bench = await LifeBench.CreateAsync();
        await bench.Sync.ExecuteAsync("update client set confirmation = '3 days' where code = 'acme'");
        var (acme, zeta) = (await ResolvedAsync(bench), await ResolvedAsync(bench, "zeta"));
        bench.Time.Advance(TimeSpan.FromDays(3) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await bench.Silence.RunAsync(CancellationToken.None));

        bench.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, await bench.Silence.RunAsync(CancellationToken.None));
        Assert.Equal(("closed", "resolved"), (await bench.StatusAsync(acme), await bench.StatusAsync(zeta)));
        Assert.Equal((Verdict.Silent, "time"), ((await bench.StateAsync(acme)).Verdict, (await bench.SheetAsync(acme)).History[^1].Author));
        Assert.Equal(0, await bench.Silence.RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Silence_does_not_close_what_was_only_resolved_at_its_source()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a", "Done");
        bench.Time.Advance(TimeSpan.FromDays(400));

        Assert.Equal(0, await bench.Silence.RunAsync(CancellationToken.None));

        Assert.Equal("resolved", await bench.StatusAsync(id));
    }

    [Fact]
    public async Task A_closed_ticket_is_reopened_soon_and_followed_by_a_new_one_later()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await ResolvedAsync(bench);
        await bench.Moves.ConfirmAsync(id, null, LifeBench.Ana, CancellationToken.None);
        bench.Time.Advance(TimeSpan.FromDays(30));
        await bench.Moves.ReopenAsync(id, "It is back.", LifeBench.Ana, CancellationToken.None);
        await bench.MoveAsync(id, Resolved);
        await bench.Moves.ConfirmAsync(id, null, LifeBench.Ana, CancellationToken.None);
        bench.Time.Advance(TimeSpan.FromDays(31));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => bench.Moves.ReopenAsync(id, "It is back.", LifeBench.Ana, CancellationToken.None));

        Assert.Contains($"ticket create --follows SA-{id}", refused.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_closed_long_ago_at_its_source_is_followed_too()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a", "Shut");
        bench.Time.Advance(TimeSpan.FromDays(40));

        await Assert.ThrowsAsync<RefusedException>(() => bench.Moves.ReopenAsync(id, "It is back.", LifeBench.Ana, CancellationToken.None));
    }

    [Fact]
    public async Task A_corrective_ticket_is_not_resolved_without_its_steps_and_its_version()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.OwnAsync();
        await bench.SetAsync(id, ("maintenanceType", "corrective"));
        await bench.MoveAsync(id, Qualification, InProgress);
        await Assert.ThrowsAsync<RefusedException>(() => bench.MoveAsync(id, Resolved));

        await bench.SetAsync(id, ("steps", "Open an invoice."), ("fixVersion", "7.2"));
        await bench.MoveAsync(id, Resolved);

        Assert.Equal("resolved", await bench.StatusAsync(id));
    }

    private static async Task<long> ResolvedAsync(LifeBench bench, string client = "acme")
    {
        var id = await bench.OwnAsync(client);
        await bench.MoveAsync(id, Qualification, InProgress, Resolved);
        return id;
    }
}
