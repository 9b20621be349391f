using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using SupportAddon.Connectors.Http;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Connectors.Http;

/// <summary>
/// Each fault of a certificate is told apart. No test may make this machine trust anything, so over a real socket a
/// certificate is always untrusted as well; the single faults are shown with a chain whose trust is the test's own.
/// </summary>
public sealed class CertificateTests
{
    // The chain is judged by the machine's clock: the dates lie far enough apart.
    private static readonly DateTimeOffset Past = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Expired = new(2002, 2, 3, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Future = new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset FarFuture = new(2095, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_certificate_that_nobody_signed()
    {
        using var certificate = Certificates.SelfSigned("localhost", Past, Future);
        var failure = await FailAsync(certificate);
        Assert.Equal((FailureKind.Certificate, "The certificate of localhost is signed by nobody but itself."), (failure.Kind, failure.Message));
        Assert.StartsWith("Install the signing authority's certificate", failure.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_certificate()
    {
        using var certificate = Certificates.SelfSigned("localhost", Past, Expired);
        var failure = await FailAsync(certificate);
        Assert.Equal("The certificate of localhost expired on 2002-02-03 and is signed by nobody but itself.", failure.Message);
        Assert.StartsWith("Have the certificate renewed on the server.", failure.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_made_for_another_name()
    {
        using var certificate = Certificates.SelfSigned("erp.example", Past, Future);
        var failure = await FailAsync(certificate);
        Assert.Equal("The certificate of localhost is made for erp.example and is signed by nobody but itself.", failure.Message);
        Assert.StartsWith("Use the name for which the certificate is made", failure.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_an_unknown_authority()
    {
        using var authority = Certificates.Authority(Past, FarFuture);
        using var certificate = Certificates.SignedBy(authority, "localhost", Past, Future);
        Assert.Equal(
            "The certificate of localhost is signed by an authority that this machine does not trust.",
            (await FailAsync(certificate)).Message);
    }

    [Fact]
    public void Expired_alone() => Assert.Equal(
        "The certificate of erp.example expired on 2002-02-03.", Trusted(Past, Expired, SslPolicyErrors.RemoteCertificateChainErrors)?.Message);

    [Fact]
    public void Not_valid_yet() => Assert.Equal(
        ("The certificate of erp.example is valid only from 2090-01-01.", "Check the clocks of this machine and the server."),
        Words(Trusted(Future, FarFuture.AddDays(-1), SslPolicyErrors.RemoteCertificateChainErrors)));

    [Fact]
    public void Misnamed_alone() => Assert.Equal(
        "The certificate of erp.example is made for erp.example.", // the test's host is the same; the mismatch is handed in
        Trusted(Past, Future, SslPolicyErrors.RemoteCertificateNameMismatch)?.Message);

    [Fact]
    public void Without_a_fault_nothing_is_said() => Assert.Null(Trusted(Past, Future, SslPolicyErrors.None));

    [Fact]
    public void No_certificate_at_all() => Assert.Equal(
        "erp.example showed no certificate.",
        CertificateFaults.Of("erp.example", null, null, SslPolicyErrors.RemoteCertificateNotAvailable, Now)?.Message);

    private static (string?, string?) Words(Failure? failure) => (failure?.Message, failure?.Next);

    private static Failure? Trusted(DateTimeOffset from, DateTimeOffset until, SslPolicyErrors errors)
    {
        using var authority = Certificates.Authority(Past, FarFuture);
        using var certificate = Certificates.SignedBy(authority, "erp.example", from, until);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = Now.UtcDateTime;
        chain.Build(certificate);
        return CertificateFaults.Of("erp.example", certificate, chain, errors, Now);
    }

    private static async Task<ConnectorException> FailAsync(X509Certificate2 certificate)
    {
        await using var server = RawServer.Saying(RawServer.Ok("never seen"), certificate);
        using var http = new ConnectorHttp([server.Address], new SecretMask([]), new HandClock(Now)).Build();
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => http.GetStringAsync(server.Address));
        Assert.Empty(server.Heads);
        return failure;
    }
}
