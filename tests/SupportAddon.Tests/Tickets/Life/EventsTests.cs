using Npgsql;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.Storage;
using SupportAddon.Tickets.Life;
using Xunit.Abstractions;

namespace SupportAddon.Tests.Tickets.Life;

/// <summary>Events are added to and never changed, and the state stored beside them is what they tell.</summary>
public sealed class EventsTests(ITestOutputHelper log)
{
    [Theory]
    [InlineData("update ticket_event set body = 'nothing happened'")]
    [InlineData("update ticket_event set author = null where false")]
    [InlineData("delete from ticket_event where type = 'message'")]
    public async Task The_history_cannot_be_rewritten(string statement)
    {
        await using var bench = await LifeBench.CreateAsync();
        await bench.Messages.AnswerAsync(await bench.OwnAsync(), "Hello", LifeBench.Ana, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => bench.Sync.ExecuteAsync(statement));

        Assert.Equal(PostgresErrorCodes.RestrictViolation, refused.SqlState);
        Assert.Equal([2L], await bench.Sync.QueryAsync<long>("select count(*) from ticket_event"));
    }

    [Fact]
    public async Task The_history_goes_with_its_ticket()
    {
        await using var bench = await LifeBench.CreateAsync();
        await bench.OwnAsync();

        await bench.Sync.ExecuteAsync("delete from ticket");

        Assert.Equal([0L], await bench.Sync.QueryAsync<long>("select count(*) from ticket_event"));
    }

    [Fact]
    public async Task What_is_done_moves_a_ticket_to_the_front_and_what_changes_nothing_leaves_it_where_it_is()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a");
        var pulled = (await bench.SheetAsync(id)).Ticket.UpdatedAt;

        bench.Time.Advance(TimeSpan.FromHours(1));
        await bench.Book.ActAsync(id, _ => Task.FromResult(0), CancellationToken.None);
        Assert.Equal(pulled, (await bench.SheetAsync(id)).Ticket.UpdatedAt);

        await bench.Messages.NoteAsync(id, "Seen.", LifeBench.Ana, CancellationToken.None);
        Assert.Equal(bench.Time.GetUtcNow(), (await bench.SheetAsync(id)).Ticket.UpdatedAt);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task What_is_stored_is_what_the_events_tell_whatever_people_do_at_once(int seed)
    {
        log.WriteLine($"seed {seed}");
        await using var bench = await LifeBench.CreateAsync();
        long[] tickets = [await bench.PulledAsync("a"), await bench.PulledAsync("b"), await bench.OwnAsync(kind: "change"), await bench.OwnAsync(kind: "change")];
        await bench.People.PutAsync(new() { Code = "bob", Name = "Bob", Side = "support" }, LifeBench.Ana, CancellationToken.None);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(person => new RandomPerson(bench, tickets, seed * 100 + person).ActAsync(30)));

        var rebuilt = await bench.Rebuild.RunAsync(null, new("ana", null), CancellationToken.None);
        Assert.Equal((4, 0), (rebuilt.Tickets, rebuilt.Differing.Count));
        foreach (var id in tickets)
            await EveryEventFollowsFromTheOneBeforeAsync(bench, id);
    }

    [Fact]
    public async Task A_state_that_was_tampered_with_is_found_and_put_right()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.OwnAsync();
        await bench.SetAsync(id, ("impact", "critical"));
        await bench.Sync.ExecuteAsync("""update ticket_support set state = '{"values":{"impact":"minor"}}'""");

        var rebuilt = await bench.Rebuild.RunAsync(id, new("ana", null), CancellationToken.None);

        Assert.Equal([$"SA-{id}"], rebuilt.Differing);
        var recorded = Assert.Single(await new SupportAddon.Audit.AuditList(bench.Sync.Database).ReadAsync(null, 10, CancellationToken.None));
        Assert.Equal(("ana", "ticket.rebuild", $"ticket SA-{id}"), (recorded.Actor, recorded.Action, recorded.Subject));
        Assert.Equal("critical", (await bench.StateAsync(id)).Value("impact"));
    }

    /// <summary>Had two acted on one ticket at once, one of them would have begun where the ticket no longer was.</summary>
    private static async Task EveryEventFollowsFromTheOneBeforeAsync(LifeBench bench, long id)
    {
        await using var db = await bench.Sync.Database.OpenConnectionAsync();
        var (status, fields, state) = ("reception", new Dictionary<string, string?>(), SupportState.Nothing);
        foreach (var fact in await EventStore.ReadAsync(db, id, CancellationToken.None))
        {
            if (fact.Type == LifeEventType.Stage)
                Assert.Equal(TicketWord.Of(state.Change?.Stage ?? FunnelStage.Requested), fact.From);
            state = TicketLife.Next(state, fact);
            if (fact.Type == LifeEventType.State)
            {
                Assert.Equal(status, fact.From);
                status = fact.To!;
            }
            else if (fact.Type == LifeEventType.Qualification)
            {
                Assert.Equal(fields.GetValueOrDefault(fact.Field!), fact.From);
                fields[fact.Field!] = fact.To;
            }
        }
    }

    /// <summary>Does whatever comes to mind; what the rules refuse is not done.</summary>
    private sealed class RandomPerson(LifeBench bench, IReadOnlyList<long> tickets, int seed)
    {
        private readonly Random random = new(seed);

        public async Task ActAsync(int times)
        {
            for (var time = 0; time < times; time++)
                try
                {
                    await ActAsync(Pick(tickets), Pick(tickets));
                }
                catch (RefusedException)
                {
                }
        }

        private Task ActAsync(long id, long other) => random.Next(16) switch
        {
            0 => bench.Links.LinkAsync(id, Pick([.. LinkKind.All]), other, LifeBench.Ana, CancellationToken.None),
            1 => bench.Links.UnlinkAsync(id, other, LifeBench.Ana, CancellationToken.None),
            2 => bench.Links.MergeAsync(id, other, null, LifeBench.Ana, CancellationToken.None),
            3 => bench.Links.UnmergeAsync(id, other, null, LifeBench.Ana, CancellationToken.None),
            4 => bench.Assignments.AssignAsync(id, random.Next(2) == 0 ? null : "bob", LifeBench.Ana, CancellationToken.None),
            5 => bench.SetAsync(id, ("impact", TicketWord.Of(Pick(Enum.GetValues<Impact>()))), ("module", $"module {random.Next(3)}")),
            6 => bench.Assignments.RaiseAsync(id, Pick(["N1", "N2", "N3"]), "because", LifeBench.Ana, CancellationToken.None),
            10 => bench.SetAsync(id, ("kind", TicketWord.Of(Pick(Enum.GetValues<TicketKind>()))), ("coverage", TicketWord.Of(Pick(Enum.GetValues<Coverage>())))),
            11 or 12 => bench.Funnel.EstimateAsync(id, new(random.Next(1, 80) / 8m, Pick(Enum.GetValues<EffortUnit>()), "bob"), "because", LifeBench.Ana, CancellationToken.None),
            13 => bench.Funnel.QuoteAsync(id, new("D-1", random.Next(100_000) / 100m, "EUR", random.Next(2) == 0 ? null : new(2199, 1, 1)), "because", LifeBench.Ana, CancellationToken.None),
            14 => bench.Funnel.AcceptAsync(id, "Anne", random.Next(2) == 0 ? null : "BC-1", Pick(Enum.GetValues<Party>()[..2]), LifeBench.Ana, CancellationToken.None),
            15 => bench.Funnel.DeclineAsync(id, random.Next(2) == 0 ? null : "Anne", "because", Pick(Enum.GetValues<Party>()[..2]), LifeBench.Ana, CancellationToken.None),
            7 => bench.Moves.ConfirmAsync(id, null, LifeBench.Ana, CancellationToken.None),
            _ => bench.Moves.MoveAsync(id, Pick(Enum.GetValues<TicketStatus>()), "because", LifeBench.Ana, CancellationToken.None),
        };

        private T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
    }
}
