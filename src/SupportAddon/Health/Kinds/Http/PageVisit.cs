using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using SupportAddon.Connectors.Http;
using SupportAddon.Connectors.Network;
using SupportAddon.Core.Health;
using SupportAddon.Sdk;

namespace SupportAddon.Health.Kinds.Http;

/// <summary>One asking for a page, from looking up the name to the last byte, redirects followed.</summary>
internal sealed class PageVisit(Page page, TimeProvider time) : IDisposable
{
    private bool isAnswering;
    private X509Certificate2? certificate;

    /// <summary>Where it was sent on to.</summary>
    public Uri At { get; private set; } = page.Url;

    /// <exception cref="ConnectorException">A file cannot be used, or it is sent on for ever.</exception>
    public async Task<Measurement> AskAsync(CancellationToken ct)
    {
        using var client = new HttpMessageInvoker(Sockets());
        for (var followed = 0; ; followed++)
        {
            using var request = Request();
            using var response = await client.SendAsync(request, ct);
            isAnswering = true;
            if (page.Redirects > 0 && Target(response) is { } target)
                At = followed < page.Redirects ? target : throw Endless();
            else
                return Seen(response, await PageBody.ReadAsync(response.Content, ct), followed);
        }
    }

    /// <summary>How far it came before its time was up.</summary>
    public string Unfinished(TimeSpan limit) => isAnswering
        ? $"{SocketFailures.Place(At)} did not finish its answer within {MeasuredValues.Shown(limit)}"
        : $"{SocketFailures.Place(At)} gave no answer within {MeasuredValues.Shown(limit)}";

    public void Dispose() => certificate?.Dispose();

    private SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
        UseCookies = false,
        Proxy = new SystemProxy(),
        SslOptions = Encryption(),
    };

    private SslClientAuthenticationOptions Encryption()
    {
        var check = new CertificateCheck(time, page.AuthorityFile is { } file ? new CertificateFiles(time).ReadAuthorities(file) : []);
        return new()
        {
            RemoteCertificateValidationCallback = (sender, shown, chain, errors) =>
            {
                certificate = shown is null ? null : X509CertificateLoader.LoadCertificate(shown.GetRawCertData());
                return check.Judge(sender, shown, chain, errors);
            },
        };
    }

    /// <summary>What the file tells to send is sent to the host it names, and not to one that this sends on to.</summary>
    private HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, At);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("SupportAddon", typeof(PageVisit).Assembly.GetName().Version!.ToString(3)));
        if (Origin.Of(At) == Origin.Of(page.Url))
            foreach (var (name, value) in page.Headers)
            {
                request.Headers.Remove(name);
                request.Headers.TryAddWithoutValidation(name, value);
            }

        return request;
    }

    private Uri? Target(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location
        && new Uri(At, location) is { Scheme: "http" or "https" } target ? target : null;

    private Measurement Seen(HttpResponseMessage response, PageBody body, int followed) => new()
    {
        Latency = TimeSpan.Zero,
        Values = new Dictionary<string, object?>
        {
            ["status"] = (decimal)response.StatusCode,
            ["redirects"] = (decimal)followed,
            ["size"] = (decimal)body.Size,
            ["bodyText"] = body.Text,
            ["body"] = body.Json,
            ["certificate.days"] = certificate is null ? null : CertificateDays.Left(certificate, time),
            ["certificate.name"] = certificate is null ? null : true,
        },
        Missing = body.Missing,
    };

    private ConnectorException Endless() => new Failure(
        FailureKind.Unexpected, $"{Origin.Of(page.Url)} sends on more than {page.Redirects} times, in the end to {Origin.Of(At)}.", "Raise redirects, or correct the web server's rewriting rules.").ToException();
}
