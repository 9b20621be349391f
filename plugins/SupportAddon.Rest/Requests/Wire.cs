using SupportAddon.Sdk;

namespace SupportAddon.Rest.Requests;

/// <summary>Sends a request and brings the reply, whatever its status; what goes wrong on the way is a failure in plain words.</summary>
/// <param name="most">The most bytes a reply may have.</param>
internal sealed class Wire(HttpClient http, string system, long most)
{
    public async Task<Reply> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var response = await OpenAsync(request, ct);
        return await ReadAsync(response, Asked(request), ct);
    }

    /// <summary>As <see cref="SendAsync"/>, for what must not be sent again once an answer has begun.</summary>
    public async Task<Reply> SendOnceAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var response = await OpenAsync(request, ct);
        try
        {
            return await ReadAsync(response, Asked(request), ct);
        }
        catch (ConnectorException cut)
        {
            throw Refusal.Final(cut);
        }
    }

    private Task<HttpResponseMessage> OpenAsync(HttpRequestMessage request, CancellationToken ct) =>
        ToldAsync(() => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct), Asked(request), ct);

    private Task<Reply> ReadAsync(HttpResponseMessage response, string asked, CancellationToken ct) =>
        ToldAsync(() => Body.ReadAsync(response, asked, system, most, ct), asked, ct);

    private async Task<T> ToldAsync<T>(Func<Task<T>> way, string asked, CancellationToken ct)
    {
        try
        {
            return await way();
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded })
        {
            throw Refusal.BrokenOff(asked, system, broken);
        }
        catch (HttpRequestException unreachable)
        {
            throw Refusal.Unreachable(system, unreachable);
        }
        catch (OperationCanceledException slow) when (!ct.IsCancellationRequested)
        {
            throw Refusal.TooSlow(asked, system, slow);
        }
    }

    private static string Asked(HttpRequestMessage request) => $"{request.Method} {request.RequestUri!.AbsolutePath}";
}
