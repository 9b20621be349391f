using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using SupportAddon.Connectors.Http;
using SupportAddon.Connectors.Network;
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

    /// <summary>A process that froze while it shook hands had been asked before, and would send once it wakes up.</summary>
    [Fact]
    public async Task Whoever_loses_the_connection_while_it_is_being_made_sends_nothing()
    {
        using var authority = Certificates.Authority(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(120));
        using var certificate = Certificates.SignedBy(authority, "localhost", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(119));
        var (holds, arrived) = (true, 0);
        var secure = new HttpsConnectionAdapterOptions
        {
            ServerCertificateSelector = (_, _) =>
            {
                holds = false;
                return certificate;
            },
        };
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(secure)));
        await using var web = builder.Build();
        web.Run(_ =>
        {
            Interlocked.Increment(ref arrived);
            return Task.CompletedTask;
        });
        await web.StartAsync();
        var endpoint = new Uri($"https://localhost:{new Uri(web.Urls.Single()).Port}/");
        using var http = new ConnectorHttp([endpoint], new SecretMask([], []), TimeProvider.System)
        {
            MaySend = () => holds, Network = new NetworkTerms { Authorities = [authority] },
        }.Build();
        using var body = new StringContent("{}");

        var refused = await Assert.ThrowsAsync<ConnectorException>(() => http.PutAsync(endpoint, body));

        Assert.Equal((true, true, 0), (refused.NothingWasSent, refused.IsTransient, arrived));
    }
}
