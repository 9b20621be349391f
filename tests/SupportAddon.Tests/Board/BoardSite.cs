using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;
using SupportAddon.Sla.Clocks;
using SupportAddon.Sla.Policies;
using SupportAddon.Tests.Access;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tests.Board;

/// <summary>The site with tickets at reception, 1 of acme and 2 of the other client, and Anna, who leads the team.</summary>
internal static class BoardSite
{
    public static async Task<RunningSite> StartAsync()
    {
        var site = await TwoClients.StartAsync();
        await site.AddUserAsync("anna", Role.TeamLeader);
        return site;
    }

    /// <returns>Our number of it.</returns>
    public static async Task<long> TicketAsync(this RunningSite site, string client, string title) =>
        (await site.Get<TicketCreation>().CreateAsync(new(client, title), RunningSite.Test, CancellationToken.None)).Ticket;

    public static async Task MoveAsync(this RunningSite site, long id, params TicketStatus[] ways)
    {
        foreach (var to in ways)
            await site.Get<TicketMoves>().MoveAsync(id, to, "because", RunningSite.Test, CancellationToken.None);
    }

    /// <summary>Promises the client four hours for tickets of high priority, and keeps the clocks of these.</summary>
    public static async Task PromiseAsync(this RunningSite site, string client, params long[] tickets)
    {
        await site.ExecuteAsync($$"""update client set sla = '{"calendar":"24x7","targets":[{"priority":"high","resolution":"4h"}]}' where code = '{{client}}'""");
        await using (var db = await site.Source.OpenConnectionAsync())
            await PolicyStore.RenewAsync(db, site.Time.GetUtcNow(), CancellationToken.None);
        foreach (var id in tickets)
            await site.Get<TicketQualification>().SetAsync(id, new Dictionary<string, string?> { ["priority"] = "high" }, "urgent", RunningSite.Test, CancellationToken.None);
        await site.Get<SlaKeeper>().KeepAsync(tickets, CancellationToken.None);
    }

    public static async Task<string> StatusAsync(this RunningSite site, long id) =>
        (await site.QueryAsync($"select coalesce(status, 'reception') from ticket_now where id = {id}"))[0];
}
