using System.Net;
using SupportAddon.Core.Access;
using SupportAddon.Tests.Access;
using SupportAddon.Tests.Tickets.Pages;

namespace SupportAddon.Tests.Analysis;

/// <summary>The page of what was exported and loaded.</summary>
public sealed class AnalysisPageTests
{
    private const string Manifest =
        """
        {"format":"supportaddon-analysis","version":1,"client":"acme","source":"erp (books)","madeAt":"2026-11-20T08:00:00Z","purgeOn":"2030-01-31","tokens":"ab",
         "resources":[{"resource":"contacts","file":"records/01.jsonl","records":1234,"sha256":"00","fields":[{"name":"city","label":"City","type":"text","treatment":"cleared"}],"leftOut":[]}]}
        """;

    [Theory]
    [InlineData("fr", "1 234", "31/01/2030", "Tels quels : contacts.city")]
    [InlineData("en", "1,234", "31 Jan 2030", "As they are: contacts.city")]
    public async Task A_team_leader_sees_what_left_with_whose_consent_and_what_is_here_until_when(string language, string count, string day, string cleared)
    {
        await using var site = await TwoClients.StartAsync();
        await site.ExecuteAsync(
            $"""
            insert into analysis_export (client_id, connection, manifest, sha256, consent, purge_at, made_by, made_at)
            values (1, 'erp', '{Manifest}', repeat('0', 64), '{TwoClients.Evil}', '2030-01-31Z', 'ana', '2026-11-20');
            insert into analysis_set (name, manifest, sha256, purge_at, loaded_by, loaded_at) values
                ('here', '{Manifest}', '00', '2030-01-31Z', 'ana', now()), ('past', '{Manifest}', '00', '2020-01-31Z', 'ana', now());
            """);
        using var lea = await site.VisitorAsync(Role.TeamLeader);

        var page = await lea.OpenAsync("/analysis", language);

        var rows = page.QuerySelectorAll("tbody tr").Select(row => row.TextContent.Replace('\u00a0', ' ').Replace('\u202f', ' ')).ToList();
        Assert.Equal(2, rows.Count); // What is past its day is not there.
        Assert.All(rows, row => Assert.Contains(day, row, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Contains(count, row, StringComparison.Ordinal));
        Assert.Contains(cleared, rows[0], StringComparison.Ordinal);
        Assert.Contains(TwoClients.Evil, rows[0], StringComparison.Ordinal);
        using var ana = await site.VisitorAsync(Role.FunctionalConsultant);
        using var refused = await ana.GetAsync("/analysis");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
