using System.Net;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Http;

/// <summary>
/// Follows redirects of GET and HEAD on the same scheme, host and port, five at most. One that leads elsewhere is
/// never followed, declared or not, because any header may carry the key: it is explained instead. Other methods get
/// the redirect as their answer: a write is not sent twice.
/// </summary>
internal sealed class SameHostRedirects : AsyncOnlyHandler
{
    private const int Most = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        for (var followed = 0; Target(response, request) is { } target; followed++)
        {
            response.Dispose();
            if (Origin.Of(target) != Origin.Of(request.RequestUri!))
                throw Elsewhere(request.RequestUri!, target).ToException();
            if (followed == Most)
                throw Endless(target).ToException();
            request = Again(request, target);
            response = await base.SendAsync(request, cancellationToken);
        }

        return response;
    }

    private static Uri? Target(HttpResponseMessage response, HttpRequestMessage request) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head)
        && response.Headers.Location is { } location
            ? new Uri(request.RequestUri!, location)
            : null;

    private static HttpRequestMessage Again(HttpRequestMessage request, Uri target)
    {
        var again = new HttpRequestMessage(request.Method, target) { Version = request.Version, VersionPolicy = request.VersionPolicy };
        foreach (var header in request.Headers)
            again.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return again;
    }

    private static Failure Elsewhere(Uri from, Uri to) => new(
        FailureKind.Configuration,
        $"{Origin.Of(from)} sends on to {Origin.Of(to)}, which is not followed.",
        $"If that is the right system, write {Origin.Of(to)} in the connection's address.");

    private static Failure Endless(Uri at) => new(
        FailureKind.Unexpected,
        $"{Origin.Of(at)} redirects again and again.",
        "Check the path in the connection's address, and the web server's rewriting rules.");
}
