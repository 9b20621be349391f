using System.Security.Cryptography.X509Certificates;
using SupportAddon.Health.Kinds.Tls;
using SupportAddon.Testing;
using SupportAddon.Tests.Connectors.Http;

namespace SupportAddon.Tests.Health.Kinds;

/// <summary>Real servers with certificates made on the spot.</summary>
public sealed class TlsTests : IDisposable
{
    // The chain is judged by the machine's clock.
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly TlsKind Kind = new(TimeProvider.System);

    private readonly TemporaryFolder folder = new();
    private readonly X509Certificate2 authority = Certificates.Authority(Now.AddYears(-3), Now.AddYears(3));

    public TlsTests() => File.WriteAllText(folder.Sub("ca.pem"), authority.ExportCertificatePem());

    [Fact]
    public async Task A_good_certificate_has_nothing_wrong()
    {
        using var certificate = Certificates.SignedBy(authority, "localhost", Now.AddDays(-1), Now.AddDays(20.5));

        Assert.Equal("Up", await JudgeAsync(certificate));
        Assert.Equal("Up", await JudgeAsync(certificate, "certificate.days == 20", "certificate.chain and certificate.name", "protocol in [\"TLS 1.2\", \"TLS 1.3\"]"));
        Assert.Equal("Down: certificate.days > 21 does not hold: certificate.days is 20", await JudgeAsync(certificate, "certificate.days > 21"));
    }

    [Fact]
    public async Task An_expired_one_is_told_apart()
    {
        using var certificate = Certificates.SignedBy(authority, "localhost", Now.AddYears(-1), Now.AddDays(-2.5));

        Assert.StartsWith("Down: empty(certificate.fault) does not hold: certificate.fault is \"The certificate of localhost expired on", await JudgeAsync(certificate), StringComparison.Ordinal);
        Assert.Equal("Up", await JudgeAsync(certificate, "certificate.days == -3", "certificate.name", "not certificate.chain"));
    }

    [Fact]
    public async Task One_for_another_name_is_told_apart()
    {
        using var certificate = Certificates.SignedBy(authority, "crm.example", Now.AddDays(-1), Now.AddDays(9));

        Assert.Equal("Up", await JudgeAsync(certificate, "certificate.chain", "not certificate.name", "certificate.fault contains \"made for crm.example\""));
    }

    [Fact]
    public async Task One_that_nobody_else_signed_is_told_apart()
    {
        using var certificate = Certificates.SelfSigned("localhost", Now.AddDays(-1), Now.AddDays(9));

        Assert.Equal("Up", await JudgeAsync(certificate, "not certificate.chain", "certificate.name", "certificate.fault contains \"signed by nobody but itself\""));
    }

    [Fact]
    public async Task A_server_that_does_not_encrypt_is_down()
    {
        await using var server = new RawListener((stream, ct) => RawServer.WriteAsync(stream, "220 mail.example ESMTP ready for you\r\n", ct));

        Assert.StartsWith($"Down: localhost port {server.Port} could not agree on an encrypted connection", Asked.Judge(Kind, await AskAsync(server.Port)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_accepts_and_says_nothing_is_down_in_time()
    {
        await using var server = new RawListener((_, ct) => RawServer.HoldAsync(ct));

        Assert.Equal($"localhost port {server.Port} accepted the connection and then said nothing within 500ms", (await AskAsync(server.Port, TimeSpan.FromMilliseconds(500))).Error);
    }

    [Fact]
    public async Task An_authority_that_is_not_there_says_nothing_of_the_server()
    {
        File.Delete(folder.Sub("ca.pem"));
        await using var server = new RawListener((_, ct) => RawServer.HoldAsync(ct));

        Assert.False((await AskAsync(server.Port)).IsKnown);
    }

    public void Dispose()
    {
        folder.Dispose();
        authority.Dispose();
    }

    private async Task<string> JudgeAsync(X509Certificate2 certificate, params string[] conditions)
    {
        await using var server = RawServer.Saying(RawServer.Ok("hello"), certificate);
        return Asked.Judge(Kind, await AskAsync(server.Port), conditions);
    }

    private Task<Core.Health.Measurement> AskAsync(int port, TimeSpan? timeout = null) =>
        Asked.OnceAsync(Kind, $$"""{ "host": "localhost", "port": {{port}}, "certificateAuthority": "{{folder.Sub("ca.pem")}}" }""", timeout);
}
