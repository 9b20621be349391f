using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.Tests.Sync;

namespace SupportAddon.Tests.Tickets.Life;

using static SupportAddon.Core.Tickets.TicketStatus; // Here, where it comes before the namespaces called Qualification.

public sealed class FunnelTests
{
    private static readonly Quote Offer = new("D-17", 1800.50m, "EUR", null);

    [Fact]
    public async Task A_change_is_estimated_quoted_accepted_worked_on_and_delivered_and_reopening_takes_that_back()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await ChangeAsync(bench, "to-be-quoted");
        await EstimateAsync(bench, id);
        await bench.Funnel.QuoteAsync(id, Offer, null, LifeBench.Ana, CancellationToken.None);
        await bench.Funnel.AcceptAsync(id, "Anne Martin", "BC-4711", Party.Support, LifeBench.Ana, CancellationToken.None);
        await bench.MoveAsync(id, InProgress);
        Assert.Equal("accepted", await StageAsync(bench, id));

        await bench.MoveAsync(id, Resolved);
        Assert.Equal("delivered", await StageAsync(bench, id));
        await bench.Moves.ReopenAsync(id, "It is back.", LifeBench.Ana, CancellationToken.None);

        var sheet = await bench.SheetAsync(id);
        Assert.Equal((FunnelStage.Accepted, Offer, new Acceptance("Anne Martin", "BC-4711")), (sheet.Change!.Stage, sheet.Change.Quote, sheet.Change.Acceptance));
        Assert.Equal([("estimated", "support"), ("quoted", "support"), ("accepted", "client")], sheet.History.Where(fact => fact.Type == LifeEventType.Stage).Select(fact => (fact.To, fact.Side)));
        Assert.Equal(["internal", "public", "public"], sheet.History.Where(fact => fact.Type == LifeEventType.Stage).Select(fact => fact.Visibility));
    }

    [Fact]
    public async Task A_change_is_not_worked_on_before_its_coverage_is_decided_nor_before_its_quote_is_accepted()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await ChangeAsync(bench, coverage: null);
        var undecided = await Assert.ThrowsAsync<RefusedException>(() => bench.MoveAsync(id, InProgress));
        await bench.SetAsync(id, ("coverage", "to-be-quoted"));
        var unquoted = await Assert.ThrowsAsync<RefusedException>(() => bench.MoveAsync(id, InProgress));
        await bench.SetAsync(id, ("coverage", "in-contract"));

        await bench.MoveAsync(id, InProgress);

        Assert.Contains("coverage=in-contract", undecided.Next, StringComparison.Ordinal);
        Assert.Contains("ticket estimate", unquoted.Next, StringComparison.Ordinal);
        await bench.MoveAsync(id, Resolved);
        Assert.Equal("delivered", await StageAsync(bench, id));
    }

    [Fact]
    public async Task The_requester_who_refuses_a_solution_has_it_worked_on_again_whatever_is_decided()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await ChangeAsync(bench, coverage: null);
        await bench.MoveAsync(id, Resolved);

        await bench.Moves.RefuseAsync(id, "That is not it.", LifeBench.Ana, CancellationToken.None);

        Assert.Equal("in-progress", await bench.StatusAsync(id));
    }

    [Fact]
    public async Task Work_that_began_at_the_source_is_recorded_all_the_same_as_observed()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a");
        await bench.SetAsync(id, ("kind", "change"));
        bench.AtSource("a", "status", "Doing");

        await bench.PullAsync();

        Assert.Equal(("in-progress", "requested"), (await bench.StatusAsync(id), await StageAsync(bench, id)));
        Assert.Contains((await bench.SheetAsync(id)).History, fact => (fact.Origin, fact.Field, fact.To) == ("observed", "status", "Doing"));
    }

    [Fact]
    public async Task What_is_accepted_and_resolved_at_the_source_is_delivered_too()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a");
        await bench.SetAsync(id, ("kind", "change"), ("coverage", "in-contract"));
        await bench.Funnel.AcceptAsync(id, null, null, Party.Support, LifeBench.Ana, CancellationToken.None);
        bench.AtSource("a", "status", "Done");

        await bench.PullAsync();

        Assert.Equal("delivered", await StageAsync(bench, id));
    }

    [Fact]
    public async Task No_ticket_goes_to_the_third_level_before_its_coverage_is_decided()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.OwnAsync();
        await bench.Assignments.RaiseAsync(id, "N2", null, LifeBench.Ana, CancellationToken.None);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => bench.Assignments.RaiseAsync(id, "N3", null, LifeBench.Ana, CancellationToken.None));
        await bench.SetAsync(id, ("coverage", "in-contract"));

        await bench.Assignments.RaiseAsync(id, "N3", null, LifeBench.Ana, CancellationToken.None);

        Assert.Contains("coverage=to-be-quoted", refused.Next, StringComparison.Ordinal);
        Assert.Equal("N3", (await bench.SheetAsync(id)).Ticket.Level);
    }

    [Fact]
    public async Task A_quote_decides_that_it_is_to_be_quoted_where_nobody_has()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await ChangeAsync(bench, coverage: null);
        await EstimateAsync(bench, id);

        await bench.Funnel.QuoteAsync(id, Offer, null, LifeBench.Ana, CancellationToken.None);

        Assert.Equal("to-be-quoted", (await bench.StateAsync(id)).Value("coverage"));
    }

    [Fact]
    public async Task A_quote_is_accepted_until_its_last_day_is_over_where_the_client_is()
    {
        await using var bench = await LifeBench.CreateAsync();
        await bench.Sync.ExecuteAsync("update client set time_zone = 'Pacific/Kiritimati'");
        var (id, tooLate) = (await ChangeAsync(bench, "to-be-quoted"), await ChangeAsync(bench, "to-be-quoted"));
        var there = TimeZoneInfo.ConvertTime(bench.Time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Pacific/Kiritimati"));
        foreach (var change in new[] { id, tooLate })
        {
            await EstimateAsync(bench, change);
            await bench.Funnel.QuoteAsync(change, Offer with { ValidUntil = DateOnly.FromDateTime(there.DateTime) }, null, LifeBench.Ana, CancellationToken.None);
        }

        bench.Time.Advance(TimeSpan.FromDays(1) - there.TimeOfDay - TimeSpan.FromSeconds(1));
        await bench.Funnel.AcceptAsync(id, "Anne", null, Party.Support, LifeBench.Ana, CancellationToken.None);
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        var late = await Assert.ThrowsAsync<RefusedException>(() => bench.Funnel.AcceptAsync(tooLate, "Anne", null, Party.Support, LifeBench.Ana, CancellationToken.None));

        Assert.Contains("was valid until", late.What.ToString(), StringComparison.Ordinal);
        Assert.Equal("accepted", await StageAsync(bench, id));
    }

    [Fact]
    public async Task Only_change_requests_have_a_stage_and_one_that_is_none_for_a_while_keeps_how_far_it_came()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.OwnAsync();
        await Assert.ThrowsAsync<RefusedException>(() => EstimateAsync(bench, id));
        await bench.SetAsync(id, ("kind", "change"));
        await EstimateAsync(bench, id);
        await bench.SetAsync(id, ("kind", "question"));
        Assert.Null((await bench.SheetAsync(id)).Change);
        await Assert.ThrowsAsync<RefusedException>(() => bench.Funnel.QuoteAsync(id, Offer, null, LifeBench.Ana, CancellationToken.None));

        await bench.SetAsync(id, ("kind", "change"));

        Assert.Equal("estimated", await StageAsync(bench, id));
    }

    [Fact]
    public async Task A_ticket_at_its_end_or_merged_into_another_takes_no_step()
    {
        await using var bench = await LifeBench.CreateAsync();
        var (cancelled, merged, other) = (await ChangeAsync(bench, "in-contract"), await ChangeAsync(bench, "in-contract"), await ChangeAsync(bench, "in-contract"));
        await bench.MoveAsync(cancelled, Cancelled);
        await bench.Links.MergeAsync(merged, other, null, LifeBench.Ana, CancellationToken.None);

        Assert.Contains("Reopen", (await Assert.ThrowsAsync<RefusedException>(() => EstimateAsync(bench, cancelled))).Next, StringComparison.Ordinal);
        Assert.Contains("merged", (await Assert.ThrowsAsync<RefusedException>(() => EstimateAsync(bench, merged))).What.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Support_says_who_accepts_at_the_client_and_the_client_s_word_counts_for_its_quote_alone()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await ChangeAsync(bench, "in-contract");
        await Assert.ThrowsAsync<RefusedException>(() => bench.Funnel.AcceptAsync(id, null, null, Party.Requester, LifeBench.Ana, CancellationToken.None));
        await Assert.ThrowsAsync<RefusedException>(() => bench.Funnel.DeclineAsync(id, null, "No.", Party.Requester, LifeBench.Ana, CancellationToken.None));
        await EstimateAsync(bench, id);
        await bench.Funnel.QuoteAsync(id, Offer, null, LifeBench.Ana, CancellationToken.None);
        await Assert.ThrowsAsync<RefusedException>(() => bench.Funnel.AcceptAsync(id, " ", null, Party.Support, LifeBench.Ana, CancellationToken.None));

        await bench.Funnel.DeclineAsync(id, "somebody else", "Too dear.", Party.Requester, LifeBench.Ana, CancellationToken.None);

        var refused = (await bench.SheetAsync(id)).History[^1];
        Assert.Equal(("refused", "client", "ana", "Too dear."), (refused.To, refused.Side, refused.Data["by"], refused.Body));
    }

    [Fact]
    public async Task The_database_tells_the_same_stage_as_the_table_for_every_state_coverage_and_step()
    {
        await using var bench = await LifeBench.CreateAsync();
        string?[] Words<T>() where T : struct, Enum => [null, .. TicketWord.All<T>()];
        foreach (var told in Words<FunnelStage>().Except(["delivered"]))
            foreach (var coverage in Words<Coverage>())
                foreach (var status in Words<TicketStatus>())
                {
                    var change = told is null ? null : new ChangeRequest { Stage = TicketWord.Parse<FunnelStage>(told)!.Value };
                    var stage = Funnel.Stage(change, TicketWord.Parse<Coverage>(coverage), TicketWord.Parse<TicketStatus>(status));
                    var stored = await bench.Sync.QueryAsync<string>($"select stage_of_change({Sql(told)}, {Sql(coverage)}, {Sql(status)})");
                    Assert.Equal((told, coverage, status, TicketWord.Of(stage)), (told, coverage, status, stored[0]));
                }

        static string Sql(string? word) => word is null ? "null" : $"'{word}'";
    }

    [Fact]
    public async Task The_list_is_restricted_to_a_stage()
    {
        await using var bench = await LifeBench.CreateAsync();
        var (asked, estimated) = (await ChangeAsync(bench, null), await ChangeAsync(bench, null));
        await bench.OwnAsync();
        await EstimateAsync(bench, estimated);

        Assert.Equal([estimated], (await bench.ListAsync(new() { Stage = "estimated" })).Select(line => line.Id));
        Assert.Equal([(asked, "requested")], (await bench.ListAsync(new() { Stage = "requested" })).Select(line => (line.Id, line.Stage)));
    }

    /// <summary>Qualified, so that work could begin.</summary>
    private static async Task<long> ChangeAsync(LifeBench bench, string? coverage)
    {
        var id = await bench.OwnAsync(kind: "change");
        await bench.SetAsync(id, ("coverage", coverage));
        await bench.MoveAsync(id, Qualification);
        return id;
    }

    private static Task<SupportAddon.Tickets.Life.Recorded> EstimateAsync(LifeBench bench, long id) =>
        bench.Funnel.EstimateAsync(id, new(2.5m, EffortUnit.Days, "anna"), null, LifeBench.Ana, CancellationToken.None);

    private static async Task<string?> StageAsync(LifeBench bench, long id) => (await bench.SheetAsync(id)).Ticket.Stage;
}
