using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using SupportAddon.Connectors.Http;

namespace SupportAddon.Alerts.Webhooks;

/// <summary>Posts to webhooks. Never throws for what a server or a network does: that is an outcome.</summary>
internal sealed class WebhookPost(TimeProvider time) : IDisposable
{
    public const string Timestamp = "SupportAddon-Timestamp";

    public const string Signature = "SupportAddon-Signature";

    /// <summary>Drafted by the IETF; receivers that know it do nothing twice.</summary>
    public const string Key = "Idempotency-Key";

    /// <summary>Longer than a server takes that is well.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>So much of what a server says against it is told.</summary>
    private const int MostBytesTold = 300;

    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, Proxy = new SystemProxy(), MaxResponseHeadersLength = 16, PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    });

    /// <param name="url">Where to; nothing but its host is ever told.</param>
    /// <param name="body">JSON.</param>
    /// <param name="key">The same with every try.</param>
    /// <param name="secret">Signs; null for no signature.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when it was taken; otherwise why not.</returns>
    public async Task<string?> PostAsync(Uri url, string body, Guid key, string? secret, CancellationToken ct)
    {
        using var expiry = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, expiry.Token);
        try
        {
            using var request = Request(url, body, key, secret);
            using var response = await http.SendAsync(request, either.Token);
            return response.IsSuccessStatusCode ? null : await RefusalAsync(url, response, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return $"{SocketFailures.Place(url)} gave no answer within {Limit.TotalSeconds:0} s";
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            return HttpFailures.Of(e, url).Message.TrimEnd('.');
        }
    }

    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(Uri url, string body, Guid key, string? secret)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new(MediaTypeNames.Application.Json, "utf-8");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("SupportAddon", typeof(WebhookPost).Assembly.GetName().Version!.ToString(3)));
        request.Headers.Add(Key, $"\"{key:N}\"");
        if (secret is not null)
            Sign(request, bytes, secret);
        return request;
    }

    /// <summary>The time is signed with it, so that nobody sends it again a day later.</summary>
    private void Sign(HttpRequestMessage request, byte[] body, string secret)
    {
        var at = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{at}."), .. body];
        request.Headers.Add(Timestamp, at);
        request.Headers.Add(Signature, $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}");
    }

    private static async Task<string> RefusalAsync(Uri url, HttpResponseMessage response, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        return status switch
        {
            404 or 410 => $"{url.IdnHost} has no such webhook (any more) ({status}): make a new one there, and apply the client's file with its address",
            401 or 403 => $"{url.IdnHost} does not let this in ({status}): look there whether the webhook is still allowed",
            >= 300 and < 400 => $"{url.IdnHost} sends on to another address ({status}), which is not followed: apply the client's file with that address",
            _ => $"{url.IdnHost} answers {status}{await SaidAsync(response, ct)}",
        };
    }

    private static async Task<string> SaidAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var bytes = new byte[MostBytesTold];
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        var said = new string([.. Encoding.UTF8.GetString(bytes, 0, read).Select(letter => char.IsControl(letter) ? ' ' : letter)]).Trim();
        return said.Length == 0 ? "" : $": {said}";
    }
}
