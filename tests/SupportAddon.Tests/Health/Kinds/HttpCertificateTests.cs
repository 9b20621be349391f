using System.Security.Cryptography.X509Certificates;
using SupportAddon.Health.Kinds.Http;
using SupportAddon.Testing;
using SupportAddon.Tests.Connectors.Http;

namespace SupportAddon.Tests.Health.Kinds;

/// <summary>Real servers with certificates made on the spot.</summary>
public sealed class HttpCertificateTests : IDisposable
{
    private static readonly HttpKind Kind = new(TimeProvider.System);

    // The chain is judged by the machine's clock.
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly TemporaryFolder folder = new();
    private readonly X509Certificate2 authority = Certificates.Authority(Now.AddYears(-3), Now.AddYears(3));

    public HttpCertificateTests() => File.WriteAllText(folder.Sub("ca.pem"), authority.ExportCertificatePem());

    [Fact]
    public async Task The_days_that_a_certificate_is_still_good_are_counted()
    {
        using var certificate = Certificates.SignedBy(authority, "localhost", Now.AddDays(-1), Now.AddDays(20.5));

        Assert.Equal("Up", await JudgeAsync(certificate, "certificate.days == 20", "certificate.name", "status == 200"));
        Assert.Equal("Down: certificate.days > 21 does not hold: certificate.days is 20", await JudgeAsync(certificate, "certificate.days > 21"));
    }

    [Fact]
    public async Task An_expired_certificate_is_down_and_says_since_when()
    {
        using var certificate = Certificates.SignedBy(authority, "localhost", Now.AddYears(-1), new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));

        Assert.StartsWith("Down: The certificate of localhost expired on 2026-01-02", await JudgeAsync(certificate, "status == 200"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_down_and_says_for_which()
    {
        using var certificate = Certificates.SignedBy(authority, "crm.example", Now.AddDays(-1), Now.AddDays(9));

        Assert.StartsWith("Down: The certificate of localhost is made for crm.example", await JudgeAsync(certificate, "status == 200"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_else_signed_is_down()
    {
        using var certificate = Certificates.SelfSigned("localhost", Now.AddDays(-1), Now.AddDays(9));

        Assert.Equal("Down: The certificate of localhost is signed by nobody but itself", await JudgeAsync(certificate, "status == 200"));
    }

    [Fact]
    public async Task An_authority_that_is_not_there_is_named_with_its_path()
    {
        await using var server = RawServer.Saying(RawServer.Ok("hello"));

        var seen = await Asked.OnceAsync(Kind, $$"""{ "url": "{{server.Address}}", "certificateAuthority": "{{folder.Sub("no.pem")}}" }""");

        Assert.StartsWith($"The authority in {folder.Sub("no.pem")} cannot be read", seen.Error, StringComparison.Ordinal);
        Assert.False(seen.IsKnown);
    }

    public void Dispose()
    {
        folder.Dispose();
        authority.Dispose();
    }

    private async Task<string> JudgeAsync(X509Certificate2 certificate, params string[] conditions)
    {
        await using var server = RawServer.Saying(RawServer.Ok("hello"), certificate);
        var seen = await Asked.OnceAsync(Kind, $$"""{ "url": "{{server.Address}}", "certificateAuthority": "{{folder.Sub("ca.pem")}}" }""");
        return Asked.Judge(Kind, seen, conditions);
    }
}
