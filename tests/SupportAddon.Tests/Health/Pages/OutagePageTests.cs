using System.Net;
using SupportAddon.Core.Access;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Health.Pages;

/// <summary>One outage, and what it came from.</summary>
public sealed class OutagePageTests
{
    [Fact]
    public async Task It_tells_what_happened_for_how_long_and_why_nobody_was_told()
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.Operations);

        var page = await HealthPageTests.ReadAsync(anna, "/outages/1", "fr");

        Assert.All(["en cours", "2 h 00 min", "status vaut 500", "Personne n’a été averti : un arrêt était prévu.", "href=\"/tickets/1\"", "href=\"/health/acme/web\""],
            shown => Assert.Contains(shown, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_shows_support_who_was_told_what_and_what_could_not_be_sent()
    {
        await using var site = await TwoClients.StartAsync();
        await site.ExecuteAsync(
            """
            insert into alert_rule (client_id, name, ordinal, target, secrets, terms) select 1, name, 0, '{}', '{}', '{}' from unnest(array['on-call', 'chat']) as name;
            insert into alert (rule_id, probe_id, outage_id, kind, ordinal, due_at, next_try_at, tries, error, sent_at) values
                (1, 1, 1, 'down', 0, '2026-10-01 06:02Z', '2026-10-01 06:02Z', 1, null, '2026-10-01 06:03Z'), (1, 1, 1, 'reminder', 2, '2026-10-01 07:02Z', '2026-10-01 07:02Z', 0, null, null),
                (2, 1, 1, 'down', 0, '2026-10-01 06:02Z', '2026-10-01 06:30Z', 4, 'it answered 503', null), (2, 2, 2, 'down', 0, '2026-10-01 06:02Z', '2026-10-01 06:30Z', 1, 'of another outage', null)
            """);
        using var anna = await site.VisitorAsync(Role.Operations);
        using var visitor = await site.VisitorAsync(Role.Client);

        var page = await HealthPageTests.ReadAsync(anna, "/outages/1", "fr");

        Assert.All(["Alertes", "on-call", "rappel 2", "envoyée le", "essais sans succès : 4", "it answered 503"], shown => Assert.Contains(shown, page, StringComparison.Ordinal));
        Assert.DoesNotContain("of another outage", page, StringComparison.Ordinal);
        Assert.DoesNotContain("on-call", await visitor.ReadAsync("/outages/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_cause_is_kept_and_recorded()
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.Operations);

        var answer = await anna.PostAsync("/outages/1?handler=Cause", ("cause", " The disk was full. "));

        Assert.Equal("/outages/1", answer.Headers.Location?.ToString());
        Assert.Contains("The disk was full.", await anna.ReadAsync("/outages/1"), StringComparison.Ordinal);
        Assert.Equal(["outage.cause outage 1 operations The disk was full."], await site.QueryAsync("select concat_ws(' ', action, subject, actor, detail ->> 'cause') from audit where action like 'outage.%'"));
    }

    [Fact]
    public async Task A_cause_without_words_is_refused()
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.Operations);

        var answer = await anna.PostAsync("/outages/1?handler=Cause", ("cause", "  "));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("No cause was said.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_s_user_reads_it_and_neither_explains_it_nor_learns_who_was_kept_from_being_told()
    {
        await using var site = await TwoClients.StartAsync();
        using var visitor = await site.VisitorAsync(Role.Client);

        var page = await HealthPageTests.ReadAsync(visitor, "/outages/1", "en");
        using var answer = await visitor.PostAsync("/outages/1?handler=Cause", ("cause", "x"));

        Assert.Contains("Nobody was told.", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/outages/2")).StatusCode);
    }
}
