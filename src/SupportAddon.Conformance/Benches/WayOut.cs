using System.Collections.Concurrent;
using System.Net;
using SupportAddon.Conformance.Faults;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Benches;

/// <summary>
/// The way out as the host lends it: to declared addresses only, with failures below HTTP already in words. What passes
/// is noted, and a fault may stand in for the answer: here, and not in a proxy, so that addresses which the source
/// itself gives, and encryption, stay what they are.
/// </summary>
internal sealed class WayOut(Func<IReadOnlyList<Uri>> endpoints) : DelegatingHandler(new SocketsHttpHandler
{
    AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, UseCookies = false,
})
{
    private readonly ConcurrentQueue<Uri> _asked = [];
    private readonly ConcurrentQueue<Uri> _heldBack = [];

    public IReadOnlyCollection<Uri> Asked => _asked;

    public IReadOnlyCollection<Uri> HeldBack => _heldBack;

    /// <summary>What every answer suffers from now on; null for nothing.</summary>
    public Fault? Fault { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        if (!endpoints().Any(declared => IsSame(declared, address)))
            throw Undeclared(address);
        _asked.Enqueue(address);
        try
        {
            return Fault is { } fault
                ? await fault.AnswerAsync(request, () => base.SendAsync(request, cancellationToken), cancellationToken)
                : await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException broken)
        {
            throw new ConnectorException(FailureKind.Unreachable, $"{address.Authority} cannot be reached.", "Check the address.", broken)
            {
                NothingWasSent = broken.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError,
            };
        }
    }

    private ConnectorException Undeclared(Uri address)
    {
        _heldBack.Enqueue(address);
        return new ConnectorException(FailureKind.Configuration, $"A request to {address.Authority} was held back.", "Declare the address.") { NothingWasSent = true };
    }

    private static bool IsSame(Uri declared, Uri address) =>
        Uri.Compare(declared, address, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
