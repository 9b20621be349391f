using System.Net;
using SupportAddon.Core.Access;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Fixes.Http;

/// <summary>Whoever wants to have something written that nobody has seen and approved is refused, and nothing is written.</summary>
public sealed class ApprovalAttackTests
{
    private const string Always = """{"always":true}""";

    [Fact]
    public async Task Another_plan_s_hash_is_no_approval()
    {
        await using var site = await FixSite.StartAsync();
        var (seen, meant) = (await site.PlanAsync(parameters: new { country = "fr" }), await site.PlanAsync(parameters: new { country = "be" }));

        await RefusedAsync(site, "lea", meant.Id, new { seen.Hash }, "is not the one with the hash");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    public async Task An_approval_of_nothing_in_particular_is_none(string? hash)
    {
        await using var site = await FixSite.StartAsync();
        var plan = await site.PlanAsync();

        await RefusedAsync(site, "lea", plan.Id, new { hash }, "is not the one with the hash");
    }

    [Fact]
    public async Task The_hash_of_a_plan_that_was_made_again_does_not_approve_the_new_one()
    {
        await using var site = await FixSite.StartAsync();
        var stale = await site.PlanAsync();
        site.Server.Partners["001"]["country"] = MemoryRecords.Json("edited");
        var fresh = await site.PlanAsync();

        await RefusedAsync(site, "lea", fresh.Id, new { stale.Hash }, "is not the one with the hash");
    }

    [Fact]
    public async Task Nobody_approves_a_plan_of_his_own_where_four_eyes_are_asked()
    {
        await using var site = await FixSite.StartAsync(fourEyes: Always);
        var plan = await site.PlanAsync(who: "lea");

        await RefusedAsync(site, "lea", plan.Id, new { plan.Hash }, "cannot approve it: every correction is approved by a second person");
    }

    [Fact]
    public async Task Nobody_is_two_people_by_a_token_that_he_has_made()
    {
        await using var site = await FixSite.StartAsync(fourEyes: Always);
        var plan = await site.PlanAsync(who: "lea");
        await site.TokenAsync("second", Role.TeamLeader, maker: "lea");

        await RefusedAsync(site, "second", plan.Id, new { plan.Hash }, "cannot approve it");
        using var lea = await site.Site.SignedInAsync("lea", Role.TeamLeader);
        using var herself = await lea.PostAsync($"/fixes/{plan.Id}?handler=Approve", ("hash", plan.Hash));
        Assert.Equal(HttpStatusCode.BadRequest, herself.StatusCode);
        Assert.Empty(await site.Site.QueryAsync("select plan_id from fix_decision"));
    }

    [Theory]
    [InlineData("update fix_entry set after = '{\"country\":\"XX\"}' where ordinal = 1")]
    [InlineData("delete from fix_entry where ordinal = 1")]
    [InlineData("update fix_plan set parameters = '{\"country\":\"be\"}'")]
    public async Task What_was_changed_since_it_was_planned_cannot_be_approved(string change)
    {
        await using var site = await FixSite.StartAsync();
        var plan = await site.PlanAsync();
        await site.Site.ExecuteAsync($"set session_replication_role = replica; {change}; reset session_replication_role");

        await RefusedAsync(site, "lea", plan.Id, new { plan.Hash }, "were changed since");
    }

    [Fact]
    public async Task What_was_changed_since_it_was_approved_is_not_written()
    {
        await using var site = await FixSite.StartAsync();
        var plan = await site.PlanAsync();
        await site.DoAsync("lea", $"/fix-plans/{plan.Id}/approval", new { plan.Hash });
        await site.Site.ExecuteAsync("set session_replication_role = replica; update fix_entry set after = '{\"country\":\"XX\"}' where ordinal = 1; reset session_replication_role");

        await site.DoAsync("ana", $"/fix-plans/{plan.Id}/execution");
        await site.RunAsync(plan.Id);

        Assert.Equal("stopped", (await site.ReadAsync("ana", $"/fix-plans/{plan.Id}")).GetProperty("state").GetString());
        Assert.Empty(site.Server.Writes);
    }

    [Fact]
    public async Task An_approval_that_is_sent_again_approves_nothing_twice_and_a_rejected_plan_stays_rejected()
    {
        await using var site = await FixSite.StartAsync();
        var (approved, rejected) = (await site.PlanAsync(), await site.PlanAsync());
        await site.DoAsync("lea", $"/fix-plans/{approved.Id}/approval", new { approved.Hash });
        await site.DoAsync("lea", $"/fix-plans/{rejected.Id}/rejection", new { reason = "wrong" });

        using var again = await site.SendAsync("lea", $"/fix-plans/{approved.Id}/approval", new { approved.Hash });
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        using var late = await site.SendAsync("lea", $"/fix-plans/{rejected.Id}/approval", new { rejected.Hash });
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        using var applied = await site.SendAsync("ana", $"/fix-plans/{rejected.Id}/execution");
        Assert.Equal(HttpStatusCode.BadRequest, applied.StatusCode);
        Assert.Equal(["1", "1"], await site.Site.QueryAsync("select count(*) from fix_decision group by plan_id"));
    }

    [Fact]
    public async Task An_execution_that_is_sent_again_writes_nothing_twice()
    {
        await using var site = await FixSite.StartAsync();
        var plan = await site.PlanAsync();
        await site.DoAsync("lea", $"/fix-plans/{plan.Id}/approval", new { plan.Hash });
        await site.DoAsync("ana", $"/fix-plans/{plan.Id}/execution");
        await site.RunAsync(plan.Id);

        Assert.Equal("done", (await site.DoAsync("ana", $"/fix-plans/{plan.Id}/execution")).GetProperty("state").GetString());
        Assert.Equal(4, site.Server.Writes.Count);
    }

    [Fact]
    public async Task Another_client_s_plan_is_not_there()
    {
        await using var site = await FixSite.StartAsync();
        var plan = await site.PlanAsync("foreign");
        await site.TokenAsync("portal", Role.TeamLeader, "acme");

        foreach (var act in new[] { "approval", "rejection", "execution", "pause", "resumption", "cancellation", "settlement", "undo" })
            Assert.Equal(HttpStatusCode.NotFound, (await site.SendAsync("portal", $"/fix-plans/{plan.Id}/{act}", new { plan.Hash })).StatusCode);
        Assert.Empty(await site.Site.QueryAsync("select plan_id from fix_decision"));
    }

    [Theory]
    [InlineData(Role.FunctionalConsultant)]
    [InlineData(Role.Operations)]
    [InlineData(Role.Client)]
    internal async Task Who_may_not_approve_does_not_by_token_nor_by_the_form(Role role)
    {
        await using var site = await FixSite.StartAsync();
        var plan = await site.PlanAsync();
        await site.TokenAsync("small", role);
        using var visitor = await site.Site.VisitorAsync(role);

        using var program = await site.SendAsync("small", $"/fix-plans/{plan.Id}/approval", new { plan.Hash });
        using var person = await visitor.SendAsync(HttpMethod.Post, $"/fixes/{plan.Id}?handler=Approve",
            new FormUrlEncodedContent([new("hash", plan.Hash), new("__RequestVerificationToken", visitor.FormToken!)]));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (program.StatusCode, person.StatusCode));
        Assert.Empty(await site.Site.QueryAsync("select plan_id from fix_decision"));
    }

    [Fact]
    public async Task What_another_site_sends_in_the_name_of_somebody_signed_in_is_refused()
    {
        await using var site = await FixSite.StartAsync();
        var plan = await site.PlanAsync();
        using var lea = await site.Site.SignedInAsync("lea", Role.TeamLeader);

        using var form = await lea.PostWithoutTokenAsync($"/fixes/{plan.Id}?handler=Approve", ("hash", plan.Hash));
        using var program = await lea.SendAsync(HttpMethod.Post, $"/api/v1/fix-plans/{plan.Id}/approval", new StringContent($$"""{"hash":"{{plan.Hash}}"}""", null, "application/json"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (form.StatusCode, program.StatusCode));
        Assert.Empty(await site.Site.QueryAsync("select plan_id from fix_decision"));
    }

    private static async Task RefusedAsync(FixSite site, string who, long plan, object approval, string said)
    {
        using var answer = await site.SendAsync(who, $"/fix-plans/{plan}/approval", approval);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var applied = await site.SendAsync("ana", $"/fix-plans/{plan}/execution");
        Assert.Equal(HttpStatusCode.BadRequest, applied.StatusCode);
        Assert.Empty(site.Server.Writes);
    }
}
