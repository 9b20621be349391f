using System.Net;
using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Sample;

/// <summary>One request to the sample desk, and what its answer means.</summary>
internal static class SampleRequest
{
    public static async Task<SampleAnswer> SendAsync(
        HttpClient http, SampleOptions options, string path, Func<string, SampleAnswer> parse, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.Address!, path));
        request.Headers.Add("X-Key", options.Key);
        using var response = await http.SendAsync(request, ct);
        if (response.StatusCode != HttpStatusCode.OK)
            throw Refusal(response);
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
            throw Unexpected("The sample desk answered with something else than JSON.");
        return parse(await response.Content.ReadAsStringAsync(ct));
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
