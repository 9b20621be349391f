using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Rpc;

/// <summary>Sends requests to one Odoo and brings the replies, whatever their status.</summary>
internal sealed class Wire(HttpClient http, Uri url)
{
    private const int LargestMegabytes = 64;

    public async Task<Reply> GetAsync(string path, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, At(path));
        return await SendAsync(request, ct);
    }

    public async Task<Reply> PostAsync(string path, JsonObject body, Action<HttpRequestHeaders> sign, CancellationToken ct)
    {
        using var request = Request(path, body, sign);
        return await SendAsync(request, ct);
    }

    /// <summary>The answer once its headers are there; the caller disposes it.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string path, JsonObject body, Action<HttpRequestHeaders> sign, CancellationToken ct)
    {
        using var request = Request(path, body, sign);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
    }

    public Uri At(string path) => new($"{url.GetLeftPart(UriPartial.Path).TrimEnd('/')}{path}");

    private HttpRequestMessage Request(string path, JsonObject body, Action<HttpRequestHeaders> sign)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, At(path)) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        sign(request.Headers);
        return request;
    }

    private async Task<Reply> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        await LoadAsync(response.Content, ct);
        var retry = response.Headers.RetryAfter;
        return new Reply(response.StatusCode, await JsonAsync(response.Content, ct), response.Headers.Date,
            retry?.Delta ?? (retry?.Date - response.Headers.Date));
    }

    private static async Task LoadAsync(HttpContent content, CancellationToken ct)
    {
        try
        {
            await content.LoadIntoBufferAsync(LargestMegabytes * 1024 * 1024, ct);
        }
        catch (HttpRequestException tooLarge) when (tooLarge.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new ConnectorException(FailureKind.Unexpected, $"An answer of Odoo is larger than {LargestMegabytes} MB.",
                "Look for tickets with very large pictures in their text, and leave them out by the domain.", tooLarge);
        }
    }

    private static async Task<JsonElement?> JsonAsync(HttpContent content, CancellationToken ct)
    {
        if (content.Headers.ContentType?.MediaType != "application/json")
            return null;
        try
        {
            return (await JsonDocument.ParseAsync(await content.ReadAsStreamAsync(ct), default, ct)).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
