using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Core.Life;
using SupportAddon.People;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets;

/// <summary>Tickets that somebody makes on the web or by the API. Whoever is on a client's side makes that client's, and in the own name.</summary>
internal sealed class TicketIntake(TicketCreation creation, TicketLinks links, TicketFinder finder, ClientStore clients)
{
    /// <param name="wanted">The client and the requester are not asked of a client's own people.</param>
    /// <param name="follows">The number of the ticket that it follows; null for none.</param>
    /// <param name="caller">Who makes it.</param>
    /// <param name="actor">The same, as recorded.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Recorded> CreateAsync(NewTicket wanted, string? follows, Caller caller, Actor actor, CancellationToken ct)
    {
        var client = caller.SeesAllClients ? await clients.GetAsync(wanted.Client, ct) : (await clients.ListAsync(ct)).Single(client => caller.Sees(client.Id));
        // Looked for among the client's own, before anything is made.
        long? before = string.IsNullOrWhiteSpace(follows) ? null : await finder.FindAsync(follows.Trim(), connection: null, client.Id, ct);
        var created = await creation.CreateAsync(wanted with { Client = client.Code, Requester = caller.SeesAllClients ? wanted.Requester : caller.Name }, actor, ct);
        if (before is { } other)
            await links.LinkAsync(created.Ticket, LinkKind.Follows, other, actor, ct);
        return created;
    }
}
