using SupportAddon.Core.Sla;
using SupportAddon.Core.Tickets;
using SupportAddon.People;
using SupportAddon.Sdk;
using SupportAddon.Sla.Clocks;
using SupportAddon.Sla.Policies;
using SupportAddon.Tests.Tickets.Life;

namespace SupportAddon.Tests.Sla;

/// <summary>The clocks know what is done here and who speaks for the support side.</summary>
public sealed class OwnClockTests
{
    [Fact]
    public async Task A_ticket_of_our_own_has_clocks_that_answers_and_moves_here_stop()
    {
        await using var bench = await PromisedAsync();
        var id = await bench.OwnAsync();
        bench.Time.Advance(TimeSpan.FromMinutes(10));
        await bench.Messages.AnswerAsync(id, "We look at it.", LifeBench.Ana, CancellationToken.None);
        bench.Time.Advance(TimeSpan.FromMinutes(10));
        await bench.MoveAsync(id, TicketStatus.Qualification, TicketStatus.InProgress);
        await bench.MoveAsync(id, TicketStatus.WaitingCustomer);
        bench.Time.Advance(TimeSpan.FromHours(5));
        await bench.MoveAsync(id, TicketStatus.InProgress, TicketStatus.Resolved);

        var clocks = (await Reader(bench).GetAsync(id, CancellationToken.None)).Clocks;

        var (response, resolution) = (clocks.Single(clock => clock.Kind == SlaClockKind.FirstResponse), clocks.Single(clock => clock.Kind == SlaClockKind.Resolution));
        var now = bench.Time.GetUtcNow();
        Assert.Equal((10.0, true), (response.Read(now).Elapsed.TotalMinutes, response.Read(now).IsMet));
        Assert.Equal((20.0, true), (resolution.Read(now).Elapsed.TotalMinutes, resolution.Read(now).IsMet));
    }

    [Fact]
    public async Task Once_somebody_of_support_is_mapped_nobody_unknown_stops_the_first_response()
    {
        await using var bench = await PromisedAsync();
        var at = bench.Time.GetUtcNow();
        var id = await bench.PulledAsync("1", "New", "acme",
            new MessagePosted { Id = "m1", OccurredAt = at, Author = "Zoe", Visibility = Visibility.Public, Text = "Me too." });
        Assert.NotNull((await Reader(bench).GetAsync(id, CancellationToken.None)).Facts.AnsweredAt);

        await bench.Sync.ExecuteAsync(
            """
            insert into person (code, name, side) values ('bob', 'Bob', 'support');
            insert into person_identity (connection_id, name, person_id) select connection.id, 'bob', person.id from connection, person
            """);

        Assert.Null((await Reader(bench).GetAsync(id, CancellationToken.None)).Facts.AnsweredAt);
    }

    [Fact]
    public async Task The_keeper_finds_what_was_done_here_without_a_pull()
    {
        await using var bench = await PromisedAsync();
        var id = await bench.OwnAsync();
        var keeper = new SlaKeeper(bench.Sync.Database, Reader(bench), bench.Time);
        await keeper.KeepAsync(CancellationToken.None);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.Messages.AnswerAsync(id, "We look at it.", LifeBench.Ana, CancellationToken.None);

        Assert.Equal(1, await keeper.KeepAsync(CancellationToken.None));
        Assert.Equal(0, await keeper.KeepAsync(CancellationToken.None));

        Assert.Equal([id], await bench.Sync.QueryAsync<long>("select ticket_id from ticket_sla where answered_at is not null"));
    }

    private static async Task<LifeBench> PromisedAsync()
    {
        var bench = await LifeBench.CreateAsync();
        await bench.Sync.ExecuteAsync($"update client set sla = '{SlaBench.OneHour.Replace("FR-STD", "24x7", StringComparison.Ordinal)}' where code = 'acme'");
        await using var db = await bench.Sync.Database.OpenConnectionAsync();
        await PolicyStore.RenewAsync(db, bench.Time.GetUtcNow(), CancellationToken.None);
        return bench;
    }

    private static TicketSlaReader Reader(LifeBench bench) =>
        new(bench.Sync.Database, bench.Sync.Connections, bench.Sync.RulesReader, new PolicyStore(bench.Sync.Database));
}
