using SupportAddon.Clients;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Tickets;

/// <summary>Reads how the tickets of a connection are to be understood.</summary>
internal sealed class TicketRulesReader(ClientStore clients)
{
    public async Task<TicketRules> ReadAsync(Connection connection, CancellationToken ct)
    {
        var claims = await clients.ListClaimsAsync(ct);
        var all = await clients.ListAsync(ct);
        return new(
            FieldMapping.Of(connection.KnownMapping, connection.Mapping),
            new ClientClaims([.. claims.Where(claim => claim.ConnectionId == connection.Id).Select(claim => claim.Claim)]),
            all.ToDictionary(client => client.Code, client => client.Id));
    }
}
