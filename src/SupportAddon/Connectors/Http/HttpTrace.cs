using System.Text;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Http;

/// <summary>Shows every exchange to somebody who watches, and leaves the body's rest on the wire.</summary>
internal sealed class HttpTrace(Action<HttpExchange> watcher, SecretMask mask, TimeProvider time) : AsyncOnlyHandler
{
    private const int Shown = 2048;

    private readonly MaskedHeaders headers = new(mask);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = new HttpExchange
        {
            Method = request.Method.Method,
            Url = mask.Apply(request.RequestUri!.OriginalString),
            RequestHeaders = headers.Of(request.Headers, request.Content?.Headers),
        };
        var start = time.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            var opening = await BodyOpening.ReadAsync(response, Shown + mask.Longest, cancellationToken);
            watcher(Answered(exchange, response, opening) with { Duration = time.GetElapsedTime(start) });
            return response;
        }
        catch (ConnectorException e)
        {
            watcher(exchange with { Failure = mask.Apply(e.Message), Duration = time.GetElapsedTime(start) });
            throw;
        }
    }

    private HttpExchange Answered(HttpExchange exchange, HttpResponseMessage response, BodyOpening opening)
    {
        // More than is shown was read, so that a secret across the edge is masked whole.
        var text = HandedOut.Hide(mask.Apply(Encoding.UTF8.GetString(opening.Bytes.Span)));
        return exchange with
        {
            Status = (int)response.StatusCode,
            ResponseHeaders = headers.Of(response.Headers, response.Content.Headers),
            Body = text.Length > Shown ? text[..Shown] : text,
            BodyGoesOn = !opening.IsWhole || text.Length > Shown,
        };
    }
}
