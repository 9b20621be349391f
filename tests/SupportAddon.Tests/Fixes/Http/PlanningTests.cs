using SupportAddon.Fixes.Plannings;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Fixes.Http;

/// <summary>Dry runs that the service is asked for: told while they are made, ended by a person, and never made twice.</summary>
public sealed class PlanningTests
{
    [Fact]
    public async Task Asking_waits_for_nothing_and_tells_how_far_it_is()
    {
        await using var site = await FixSite.StartAsync(partners: 250);
        var id = (await site.DoAsync("ana", "/fix-plannings", new { connection = "erp", fix = "books/country" })).GetProperty("id").GetInt64();
        Assert.Equal("planning", (await site.ReadAsync("ana", $"/fix-plannings/{id}")).GetProperty("state").GetString());

        var plan = await site.MadeAsync(id);

        var made = await site.ReadAsync("ana", $"/fix-plannings/{id}");
        Assert.Equal(("planned", plan.Id, 250), (made.GetProperty("state").GetString(), made.GetProperty("planId").GetInt64(), made.GetProperty("found").GetInt32()));
        Assert.Equal(["ana's plan"], await site.Site.QueryAsync("select replace(actor, 'api:', '') || '''s plan' from audit where action = 'fix.plan'"));
    }

    [Fact]
    public async Task What_a_person_has_ended_never_becomes_a_plan()
    {
        await using var site = await FixSite.StartAsync();
        var id = (await site.DoAsync("ana", "/fix-plannings", new { connection = "erp", fix = "books/country" })).GetProperty("id").GetInt64();

        await site.SendAsync("ana", $"/fix-plannings/{id}", method: HttpMethod.Delete);
        await site.Site.Get<PlanningRunner>().RunAsync(id, "a test", CancellationToken.None);

        Assert.Equal("refused", (await site.ReadAsync("ana", $"/fix-plannings/{id}")).GetProperty("state").GetString());
        Assert.Empty(await site.Site.QueryAsync("select id from fix_plan"));
    }

    [Fact]
    public async Task Two_processes_that_make_the_same_plan_make_one()
    {
        await using var site = await FixSite.StartAsync();
        var id = (await site.DoAsync("ana", "/fix-plannings", new { connection = "erp", fix = "books/country" })).GetProperty("id").GetInt64();
        var runner = site.Site.Get<PlanningRunner>();

        var first = runner.RunAsync(id, "one", CancellationToken.None);
        var second = runner.RunAsync(id, "the other", CancellationToken.None);
        await site.UntilAsync(first, second);

        Assert.Equal(["1"], await site.Site.QueryAsync("select count(*) from fix_plan"));
        Assert.Equal("planned", (await site.ReadAsync("ana", $"/fix-plannings/{id}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_finds_more_than_it_may_says_so()
    {
        await using var site = await FixSite.StartAsync();
        var id = (await site.DoAsync("ana", "/fix-plannings", new { connection = "erp", fix = "books/country", max = 2 })).GetProperty("id").GetInt64();

        await site.Site.Get<PlanningRunner>().RunAsync(id, "a test", CancellationToken.None);

        Assert.Equal("More than 2 records would be changed, so there is no plan.", (await site.ReadAsync("ana", $"/fix-plannings/{id}")).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task The_service_makes_what_was_asked_for_by_itself_and_an_isolated_one_in_a_process_of_its_own()
    {
        await using var house = await BookHouse.CreateAsync(partners: 3);
        await house.ExecuteAsync(
            """
            update connection set isolated = true;
            insert into fix_planning (connection_id, request, author, asked_at) values (1, '{"fix":"books/country"}', 'ana', now());
            """);
        await using var service = await Jobs.RunningService.StartAsync(house.Commands);

        await house.UntilAsync("select count(*) = 1 from fix_plan where planning_id = 1 and author = 'ana'");

        Assert.Empty(house.Server.Writes);
        Assert.Equal("", (await service.StopAsync()).Output);
    }
}
