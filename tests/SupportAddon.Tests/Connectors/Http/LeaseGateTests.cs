using SupportAddon.Connectors.Http;
using SupportAddon.Sdk;
using SupportAddon.Tests.Fixes;

namespace SupportAddon.Tests.Connectors.Http;

public sealed class LeaseGateTests
{
    [Fact]
    public async Task Whoever_holds_the_connection_no_more_sends_nothing()
    {
        await using var server = await BookServer.StartAsync(partners: 1);
        var holds = true;
        var endpoint = new Uri(server.Address);
        using var http = new ConnectorHttp([endpoint], new SecretMask([], []), TimeProvider.System) { MaySend = () => holds }.Build();
        using var first = new StringContent("{\"country\":\"FR\"}");
        using var second = new StringContent("{\"country\":\"BE\"}");

        await http.PutAsync(new Uri(endpoint, "partners/001"), first);
        holds = false;
        var refused = await Assert.ThrowsAsync<ConnectorException>(() => http.PutAsync(new Uri(endpoint, "partners/001"), second));

        Assert.Equal((true, true), (refused.NothingWasSent, refused.IsTransient));
        Assert.Equal("FR", server.Country("001"));
        Assert.Single(server.Writes);
    }
}
