using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using SupportAddon.Connectors.Network;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Health;

namespace SupportAddon.Health.Kinds.Tls;

/// <summary>Which certificate is shown, and whether it is good. A bad one is an answer here: conditions say what of it matters.</summary>
internal sealed class TlsKind(TimeProvider time) : ProbeKind
{
    private const string Authority = "certificateAuthority";
    private const int UsualPort = 443;

    private readonly Dialling dialling = new(time);

    public override string Name => "tls";

    public override Vocabulary Vocabulary { get; } = ProbeWords.Of(
        ("certificate.days", ValueKind.Number), ("certificate.chain", ValueKind.Truth), ("certificate.name", ValueKind.Truth), ("certificate.fault", ValueKind.Text),
        ("protocol", ValueKind.Text));

    public override IReadOnlyList<string> Usual { get; } = ["empty(certificate.fault)"];

    public override IReadOnlyList<string> Files { get; } = [Authority];

    public override IEnumerable<(string Key, string Mistake)> Check(JsonObject settings) => HostName.Check(settings);

    public override Task<Measurement> MeasureAsync(ProbeQuestion question, CancellationToken ct)
    {
        var place = HostName.Place(question.Settings, UsualPort);
        return dialling.AskAsync(place, question.Timeout, (line, end) => LookAsync(line, place.IdnHost, question.Settings[Authority]?.ToString(), end), ct);
    }

    [SuppressMessage("Security", "CA5359", Justification = "Nothing is told to the server; what is wrong with its certificate is the answer.")]
    private async Task<IReadOnlyDictionary<string, object?>> LookAsync(NetworkStream line, string host, string? authority, CancellationToken ct)
    {
        var shown = new ShownCertificate(time, authority is null ? [] : new CertificateFiles(time).ReadAuthorities(authority));
        await using var encrypted = new SslStream(line, leaveInnerStreamOpen: true);
        await encrypted.AuthenticateAsClientAsync(new() { TargetHost = host, RemoteCertificateValidationCallback = shown.Take }, ct);
        return new Dictionary<string, object?>
        {
            ["certificate.days"] = encrypted.RemoteCertificate is X509Certificate2 certificate ? CertificateDays.Left(certificate, time) : null,
            ["certificate.chain"] = shown.HasChain,
            ["certificate.name"] = shown.HasName,
            ["certificate.fault"] = shown.Fault,
            ["protocol"] = Words(encrypted.SslProtocol),
        };
    }

    private static string Words(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls12 => "TLS 1.2",
        SslProtocols.Tls13 => "TLS 1.3",
        _ => protocol.ToString(),
    };
}
