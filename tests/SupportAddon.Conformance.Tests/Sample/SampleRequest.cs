using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Sample;

/// <summary>One request to the sample desk, and what its answer means.</summary>
internal static class SampleRequest
{
    public static async Task<SampleAnswer> SendAsync(
        HttpClient http, SampleOptions options, string path, Func<string, SampleAnswer> parse, CancellationToken ct) =>
        parse(await SendAsync(http, options, HttpMethod.Get, path, null, ct));

    public static async Task<string> SendAsync(HttpClient http, SampleOptions options, HttpMethod method, string path, object? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(options.Address!, path));
        request.Headers.Add("X-Key", options.Key);
        request.Content = body switch { null => null, byte[] bytes => new ByteArrayContent(bytes), _ => JsonContent.Create(body) };
        using var response = await http.SendAsync(request, ct);
        if (!response.IsSuccessStatusCode)
            throw Refusal(response);
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
            throw Unexpected("The sample desk answered with something else than JSON.");
        return await response.Content.ReadAsStringAsync(ct);
    }

    public static SampleAnswer Parse(string json)
    {
        try
        {
            if (JsonSerializer.Deserialize<SampleAnswer>(json, JsonSerializerOptions.Web) is { Items: not null } answer)
                return answer;
        }
        catch (JsonException broken)
        {
            throw Unexpected("The sample desk's answer is not the JSON of a list.", broken);
        }
        throw Unexpected("The sample desk's answer has no list of tickets.");
    }

    /// <summary>An object that has these members.</summary>
    public static JsonElement Object(string json, params string[] members)
    {
        try
        {
            var answer = JsonSerializer.Deserialize<JsonElement>(json);
            if (answer.ValueKind == JsonValueKind.Object && members.All(member => answer.TryGetProperty(member, out _)))
                return answer;
        }
        catch (JsonException broken)
        {
            throw Unexpected("The sample desk's answer is not JSON.", broken);
        }
        throw Unexpected("The sample desk's answer is not what was asked for.");
    }

    private static ConnectorException Refusal(HttpResponseMessage response) => new(response.StatusCode switch
    {
        HttpStatusCode.Unauthorized => FailureKind.Authentication,
        HttpStatusCode.Forbidden => FailureKind.Forbidden,
        HttpStatusCode.NotFound => FailureKind.NotFound,
        HttpStatusCode.TooManyRequests => FailureKind.RateLimited,
        >= HttpStatusCode.InternalServerError => FailureKind.Broken,
        _ => FailureKind.Refused,
    }, $"The sample desk answered {(int)response.StatusCode}.", "Check its address and the key.")
    {
        RetryAfter = response.Headers.RetryAfter?.Delta,
    };

    private static ConnectorException Unexpected(string message, Exception? inner = null) =>
        new(FailureKind.Unexpected, message, "Check its address.", inner);
}
