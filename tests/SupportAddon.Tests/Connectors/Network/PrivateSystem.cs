using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using SupportAddon.Tests.Connectors.Http;

namespace SupportAddon.Tests.Connectors.Network;

/// <summary>A system with a certificate of a private authority, which asks for one of the same authority in return.</summary>
internal sealed class PrivateSystem : IAsyncDisposable
{
    private readonly WebApplication web;

    private PrivateSystem(WebApplication web) => this.web = web;

    /// <summary>The headers of each request.</summary>
    public List<Dictionary<string, string>> Requests { get; } = [];

    /// <summary>Whom the client's certificate named.</summary>
    public List<string?> Clients { get; } = [];

    public Uri Address => new(web.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/");

    public static async Task<PrivateSystem> StartAsync(X509Certificate2 authority, X509Certificate2 certificate, bool asksForCertificate)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = certificate;
            https.ClientCertificateMode = asksForCertificate ? ClientCertificateMode.RequireCertificate : ClientCertificateMode.NoCertificate;
            https.ClientCertificateValidation = (shown, _, _) => shown.Issuer == authority.Subject;
        })));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddRoutingCore();
        var system = new PrivateSystem(builder.Build());
        system.web.Run(async context =>
        {
            system.Requests.Add(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));
            system.Clients.Add(context.Connection.ClientCertificate?.Subject);
            await context.Response.WriteAsync("hello");
        });
        await system.web.StartAsync();
        return system;
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();
}
