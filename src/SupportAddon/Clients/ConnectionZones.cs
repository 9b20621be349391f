namespace SupportAddon.Clients;

/// <summary>On whose clock a connection's schedule is read: its own zone, else that of its clients if they share one, else UTC.</summary>
internal sealed class ConnectionZones(ClientStore clients)
{
    public async Task<TimeZoneInfo> OfAsync(Connection connection, CancellationToken ct)
    {
        if (connection.TimeZone is { } own)
            return TimeZoneInfo.FindSystemTimeZoneById(own);
        var served = (await clients.ListClaimsAsync(ct)).Where(claim => claim.ConnectionId == connection.Id).Select(claim => claim.Claim.Client).ToHashSet();
        var zones = (await clients.ListAsync(ct)).Where(client => served.Contains(client.Code)).Select(client => client.TimeZone).Distinct().ToList();
        return zones is [var shared] ? TimeZoneInfo.FindSystemTimeZoneById(shared) : TimeZoneInfo.Utc;
    }
}
