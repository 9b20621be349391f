using System.Security.Cryptography.X509Certificates;
using SupportAddon.Connectors;
using SupportAddon.Connectors.Http;
using SupportAddon.Connectors.Network;
using SupportAddon.Sdk;
using SupportAddon.Tests.Connectors.Http;

namespace SupportAddon.Tests.Connectors.Network;

/// <summary>A system behind a private authority, a client certificate or a proxy, over real sockets.</summary>
public sealed class NetworkTests : IDisposable
{
    private const string Secret = "hunter2-hunter2";
    private static readonly DateTimeOffset Past = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Expired = new(2002, 2, 3, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Future = new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TempFolder files = new();
    private readonly X509Certificate2 authority = Certificates.Authority(Past, Future.AddYears(1));
    private readonly X509Certificate2 server;
    private readonly X509Certificate2 client;

    public NetworkTests()
    {
        server = Certificates.SignedBy(authority, "localhost", Past, Future);
        client = Certificates.SignedBy(authority, "support", Past, Future);
        Write("authority.pem", authority.ExportCertificatePem());
        Write("client.pem", client.ExportCertificatePem());
        Write("client.key", client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        File.WriteAllBytes(files.At("client.pfx"), client.Export(X509ContentType.Pkcs12, Secret));
    }

    public void Dispose()
    {
        files.Dispose();
        authority.Dispose();
        server.Dispose();
        client.Dispose();
    }

    [Fact]
    public async Task A_private_authority_is_trusted_where_it_is_named_and_nowhere_else()
    {
        await using var system = await StartAsync();
        Assert.Equal("hello", await GetAsync(system.Address, Settings(("authority", "authority.pem"))));
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => GetAsync(system.Address, Settings()));
        Assert.Equal("The certificate of localhost is signed by an authority that this machine does not trust.", failure.Message);
    }

    [Fact]
    public async Task A_private_authority_vouches_for_the_right_name_and_time_only()
    {
        using var misnamed = Certificates.SignedBy(authority, "erp.example", Past, Future);
        using var old = Certificates.SignedBy(authority, "localhost", Past, Expired);
        foreach (var (wrong, fault) in new[] { (misnamed, "is made for erp.example."), (old, "expired on 2002-02-03.") })
        {
            await using var system = await PrivateSystem.StartAsync(authority, wrong, asksForCertificate: false);
            var failure = await Assert.ThrowsAsync<ConnectorException>(() => GetAsync(system.Address, Settings(("authority", "authority.pem"))));
            Assert.Equal($"The certificate of localhost {fault}", failure.Message);
        }
    }

    [Theory]
    [InlineData("client.pem", "client.key", null)]
    [InlineData("client.pfx", null, Secret)]
    public async Task Our_certificate_is_shown_to_a_system_that_asks(string file, string? key, string? password)
    {
        await using var system = await StartAsync(asksForCertificate: true);
        var network = Settings(("authority", "authority.pem"), ("clientCertificate.file", file), ("clientCertificate.key", key), ("clientCertificate.password", password));
        Assert.Equal("hello", await GetAsync(system.Address, network));
        Assert.Equal(["CN=support"], system.Clients);
        Assert.All(await CheckAsync(system.Address, network), step => Assert.Equal(CheckOutcome.Passed, step.Outcome));
    }

    [Fact]
    public async Task Without_our_certificate_such_a_system_is_not_reached()
    {
        await using var system = await StartAsync(asksForCertificate: true);
        await Assert.ThrowsAsync<ConnectorException>(() => GetAsync(system.Address, Settings(("authority", "authority.pem"))));
        Assert.Empty(system.Clients);
    }

    [Fact]
    public async Task Through_a_proxy_encrypted_and_plain()
    {
        await using var proxy = new ForwardProxy("support", Secret);
        await using var system = await StartAsync();
        await using var plain = RawServer.Saying(RawServer.Ok("plain"));
        var network = Settings(("authority", "authority.pem"), ("proxy.url", proxy.Address.ToString()), ("proxy.user", "support"), ("proxy.password", Secret));
        Assert.Equal("hello", await GetAsync(system.Address, network));
        Assert.Equal("plain", await GetAsync(plain.Address, network));
        Assert.Equal([$"CONNECT localhost:{system.Address.Port} HTTP/1.1", $"GET {plain.Address} HTTP/1.1"], proxy.Passed);
        Assert.DoesNotContain(plain.Heads, head => head.Contains("Cookie", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_proxy_that_does_not_know_us_is_named()
    {
        await using var proxy = new ForwardProxy("support", Secret);
        await using var system = await StartAsync();
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => GetAsync(
            system.Address, Settings(("proxy.url", proxy.Address.ToString()), ("proxy.user", "support"), ("proxy.password", "wrong-wrong"))));
        Assert.StartsWith("The proxy did not let this machine through", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-wrong", failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(proxy.Passed);
    }

    [Fact]
    public async Task A_check_goes_to_the_proxy_and_says_so()
    {
        await using var proxy = new ForwardProxy();
        await using var system = await StartAsync();
        var steps = await CheckAsync(system.Address, Settings(("proxy.url", proxy.Address.ToString())));
        Assert.Equal(["dns", "tcp"], steps.Select(step => step.Name));
        Assert.Equal(
            $"127.0.0.1 port {proxy.Address.Port} accepts connections. It is the proxy through which localhost port {system.Address.Port} is reached.",
            steps[1].Message);
    }

    [Fact]
    public async Task Extra_headers_arrive_and_their_secrets_are_never_shown()
    {
        await using var system = await StartAsync();
        var seen = new List<HttpExchange>();
        var network = Settings(("authority", "authority.pem"), ("headers.X-Tenant", "acme"));
        network.Secrets["headers.X-Gate"] = Secret;
        Assert.Equal("hello", await GetAsync(system.Address, network, seen.Add));
        Assert.Equal("acme", system.Requests[0]["X-Tenant"]);
        Assert.Equal(Secret, system.Requests[0]["X-Gate"]);
        Assert.Contains(KeyValuePair.Create("X-Gate", "***"), seen.Single().RequestHeaders);
    }

    [Theory]
    [InlineData("authority", "nowhere.pem", "cannot be read")]
    [InlineData("authority", "empty.pem", "holds no certificate in PEM form.")]
    [InlineData("authority", "old.pem", "expired on 2002-02-03.")]
    [InlineData("authority", "broken.pem", "cannot be used")]
    [InlineData("clientCertificate.file", "nowhere.pfx", "cannot be read")]
    [InlineData("clientCertificate.file", "client.pfx", "cannot be used")] // without its password
    [InlineData("clientCertificate.file", "client.pem", "cannot be used")] // without its key
    [InlineData("clientCertificate.file", "old.pfx", "expired on 2002-02-03.")]
    public void A_file_that_cannot_be_used_says_why(string setting, string file, string why)
    {
        using var old = Certificates.SelfSigned("old", Past, Expired);
        Write("empty.pem", "");
        Write("old.pem", old.ExportCertificatePem());
        Write("broken.pem", authority.ExportCertificatePem().Replace("MII", "AAA", StringComparison.Ordinal));
        File.WriteAllBytes(files.At("old.pfx"), old.Export(X509ContentType.Pkcs12));
        var failure = Assert.Throws<ConnectorException>(() => Settings((setting, file)).Read());
        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains(files.At(file), failure.Message, StringComparison.Ordinal);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }

    private Task<PrivateSystem> StartAsync(bool asksForCertificate = false) => PrivateSystem.StartAsync(authority, server, asksForCertificate);

    private void Write(string name, string text) => File.WriteAllText(files.At(name), text);

    private Given Settings(params (string Name, string? Value)[] settings)
    {
        var known = settings.Where(setting => setting.Value is not null).ToLookup(setting => NetworkSetting.IsSecret(setting.Name));
        return new(
            known[false].ToDictionary(setting => setting.Name, setting => NetworkSetting.IsPath(setting.Name) ? files.At(setting.Value!) : setting.Value!),
            known[true].ToDictionary(setting => setting.Name, setting => setting.Value!));
    }

    private static async Task<string> GetAsync(Uri address, Given given, Action<HttpExchange>? trace = null)
    {
        var network = given.Read();
        using var http = new ConnectorHttp([address], new SecretMask(network.Secrets), TimeProvider.System) { Network = network, Trace = trace }.Build();
        return await http.GetStringAsync(address);
    }

    private static Task<IReadOnlyList<CheckStep>> CheckAsync(Uri address, Given given) =>
        new NetworkCheck(TimeProvider.System, TimeSpan.FromSeconds(15), given.Read()).RunAsync([address], CancellationToken.None);

    /// <summary>Settings as they are stored, secrets in clear.</summary>
    private sealed record Given(Dictionary<string, string> Plain, Dictionary<string, string> Secrets)
    {
        public NetworkTerms Read() => NetworkReader.Read(Plain, Secrets, TimeProvider.System);
    }
}
