using SupportAddon.Rest.Checking;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Replies;

/// <summary>Writes answers, notes, states and assignments as the manifest says.</summary>
internal sealed class TicketReplies(Manifest manifest, Exchange exchange)
{
    public async Task<ReplyOutcome> ReplyAsync(TicketReply reply, CancellationToken ct)
    {
        if (!manifest.Replies.TryGetValue(reply.Kind, out var plan))
            throw new ConnectorException(FailureKind.Refused, $"The manifest of {manifest.Name} does not say how a reply of kind {reply.Kind} is written.",
                "Add it under \"replies\" in the manifest.");
        await new SignIn(manifest, exchange).ProveNoVisitorAsync(ct);
        var ticket = new OneTicket(manifest, exchange, reply.TicketId);
        var lookups = new Lookups(exchange, manifest, new Ignored());
        return reply.Kind is ReplyKind.Answer or ReplyKind.Note
            ? await new Messages(manifest, new HistoryMapper(manifest.Tickets.History!, manifest.Clock, lookups, manifest.Name), ticket).PostAsync(reply, plan, ct)
            : await new States(manifest, lookups, ticket).SetAsync(reply, plan, ct);
    }
}
