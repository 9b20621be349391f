using SupportAddon.Connectors.Calls;

namespace SupportAddon.Connectors.Http;

/// <summary>
/// Sends within a time limit and turns every failure below HTTP, also one in the middle of the body, into a
/// ConnectorException. Cancelling by the caller stays what it is.
/// </summary>
internal sealed class FailureTranslation(TimeProvider time, HttpLimits limits, Pulse pulse) : AsyncOnlyHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var watch = new RequestWatch(request.RequestUri!, time, limits.Request, pulse);
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, watch.Expired);
            var response = await base.SendAsync(request, either.Token);
            watch.Beat();
            await WatchBodyAsync(response, watch, cancellationToken);
            return response;
        }
        catch (Exception e)
        {
            watch.Dispose();
            if (watch.Translate(e, cancellationToken) is { } failure)
                throw failure;
            throw;
        }
    }

    private static async Task WatchBodyAsync(HttpResponseMessage response, RequestWatch watch, CancellationToken ct)
    {
        var original = response.Content;
        var body = new WatchedBody(await original.ReadAsStreamAsync(ct), watch);
        response.Content = new StreamContent(body);
        foreach (var header in original.Headers)
            response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
    }
}
