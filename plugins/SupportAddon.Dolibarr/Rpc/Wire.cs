using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Rpc;

/// <summary>Sends requests to one Dolibarr and brings the replies, whatever their status.</summary>
internal sealed class Wire(HttpClient http, DolibarrOptions options)
{
    private const int LargestMegabytes = 64;

    public Task<Reply> GetAsync(string path, CancellationToken ct) => SendAsync(HttpMethod.Get, path, null, ct);

    public async Task<Reply> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, At($"/api/index.php/{path}"));
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Add("DOLAPIKEY", options.ApiKey);
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        await LoadAsync(response.Content, ct);
        var retry = response.Headers.RetryAfter;
        return new Reply(response.StatusCode, await JsonAsync(response.Content, ct), response.Headers.Date,
            retry?.Delta ?? (retry?.Date - response.Headers.Date));
    }

    public Uri At(string path) => new($"{options.Url!.GetLeftPart(UriPartial.Path).TrimEnd('/')}{path}");

    private static async Task LoadAsync(HttpContent content, CancellationToken ct)
    {
        try
        {
            await content.LoadIntoBufferAsync(LargestMegabytes * 1024 * 1024, ct);
        }
        catch (HttpRequestException tooLarge) when (tooLarge.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new ConnectorException(FailureKind.Unexpected, $"An answer of Dolibarr is larger than {LargestMegabytes} MB.",
                "Set the option limit to 50: some tickets have very large texts.", tooLarge);
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
