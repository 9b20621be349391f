using SupportAddon.Core.Access;
using SupportAddon.Reports;
using SupportAddon.Tests.Fixes;
using SupportAddon.Tests.Health;
using SupportAddon.Tests.Reports;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tests.Access;

/// <summary>
/// A site with two clients, acme and other: each with a connection that is theirs alone, a review, a ticket, a correction, an outage
/// and a downtime of that number too, and a third connection that both share.
/// </summary>
internal static class TwoClients
{
    /// <summary>What somebody writes who means ill.</summary>
    public const string Evil = "<script>window.ran = 1</script><img src=x onerror=\"window.ran = 2\">";

    /// <summary>Made once: it takes a good part of what a site takes.</summary>
    private static readonly Lazy<ReviewDocument> Review = new(() => ReviewReading.Document(new Believable().Request(Language.French)));

    public static async Task<RunningSite> StartAsync(Action<Microsoft.AspNetCore.Builder.WebApplication>? more = null)
    {
        var site = await RunningSite.StartAsync(more: more);
        await site.ExecuteAsync(
            """
            insert into client (code, name, language, time_zone) values ('acme', 'Acme <script>', 'fr', 'Europe/Paris'), ('other', 'Other', 'en', 'Europe/London');
            insert into connection (name, plugin, options, secrets, schedule, sweep_every, keep_raw, mapping, known_mapping)
            select name, 'rest', '{}', '{}', 'manual', '1 day', '1 day', '{}', '{}' from unnest(array['of-acme', 'of-other', 'shared', 'half']) as name;
            insert into claim (client_id, connection_id, ordinal, conditions)
            select client.id, connection.id, 0, case when connection.name in ('shared', 'half') then jsonb_build_object('project', jsonb_build_array(code)) else '{}' end
            from client, connection where connection.name = 'of-' || code or connection.name = 'shared' or (connection.name = 'half' and code = 'acme');
            """);
        foreach (var client in new[] { "acme", "other" })
            await site.Get<TicketCreation>().CreateAsync(new(client, $"Of {client} {Evil}") { Description = Evil, Requester = Evil }, RunningSite.Test, CancellationToken.None);
        foreach (var id in new[] { 1, 2 })
            await site.Get<TicketMessages>().AnswerAsync(id, Evil, RunningSite.Test, CancellationToken.None);
        foreach (var id in new[] { 1, 2 })
            await site.Source.KeepAsync(id, Review.Value);
        await site.SeedFixesAsync();
        await site.SeedHealthAsync();
        return site;
    }

    /// <summary>A browser of somebody of that role; of role client, somebody of acme. Signed in without the form, which counts tries.</summary>
    public static async Task<Browser> VisitorAsync(this RunningSite site, Role role, bool mustChange = false)
    {
        var login = $"{role}{(mustChange ? "-new" : "")}".ToLowerInvariant();
        await site.AddUserAsync(login, role, role == Role.Client ? "acme" : null, mustChange);
        var browser = site.Browse();
        browser.Cookies["supportaddon"] = (await site.Get<SupportAddon.Access.SignIn>().TryAsync(login, RunningSite.Password, null, "", CancellationToken.None))!;
        await browser.FormTokenAsync(mustChange ? "/password" : "/account");
        return browser;
    }
}
