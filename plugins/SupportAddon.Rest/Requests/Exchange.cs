using System.Net;
using System.Text;
using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Requests;

/// <summary>Asks the system and judges the answer: what comes back is JSON, or a failure in plain words.</summary>
internal sealed class Exchange(HttpClient http, Auth auth, RestOptions options, string system)
{
    private readonly Secrets _secrets = new(options);

    public Address At(string path, IReadOnlyDictionary<string, string>? query = null) =>
        new(options.BaseUrl!, path, query ?? new Dictionary<string, string>());

    public async Task<Answer> GetAsync(Uri address, CancellationToken ct) =>
        await AskAsync(address, _ => false, ct) ?? throw new InvalidOperationException();

    /// <summary>The answer, or null where the system says in these words that there is nothing.</summary>
    public Task<Answer?> GetAsync(Uri address, string? nothing, CancellationToken ct) =>
        AskAsync(address, said => nothing is not null && said.Contains(nothing, StringComparison.OrdinalIgnoreCase), ct);

    /// <summary>The answer, or null where the system says that there is no such thing.</summary>
    public Task<Answer?> FindAsync(Uri address, CancellationToken ct) => AskAsync(address, _ => true, ct);

    private async Task<Answer?> AskAsync(Uri address, Func<string, bool> isNothing, CancellationToken ct)
    {
        var asked = $"GET {address.AbsolutePath}";
        try
        {
            using var request = Request(address);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            var body = await Body.ReadAsync(response, asked, system, ct);
            if ((response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone) && isNothing(Encoding.UTF8.GetString(body.Span)))
                return null;
            if (response.StatusCode != HttpStatusCode.OK)
                throw Refusal.Of(response.StatusCode, asked, system, Said(response, body), Wait(response));
            return new Answer(address, Json(response, body, asked), response.Headers.Date, Links(response));
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

    private HttpRequestMessage Request(Uri address)
    {
        if (!IsOurs(address))
            throw Refusal.Elsewhere(address, system);
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json");
        auth.Sign(request, options);
        return request;
    }

    private bool IsOurs(Uri address) =>
        Uri.Compare(address, options.BaseUrl, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private JsonElement Json(HttpResponseMessage response, ReadOnlyMemory<byte> body, string asked)
    {
        var mediaType = response.Content.Headers.ContentType?.MediaType;
        if (mediaType is not null && !mediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase))
            throw Refusal.NotJson(asked, system, mediaType);
        try
        {
            return JsonElement.Parse(body.Span);
        }
        catch (JsonException broken)
        {
            throw Refusal.BrokenJson(asked, system, broken);
        }
    }

    private static IReadOnlyList<string> Links(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Link", out var links) ? [.. links] : [];

    private string Said(HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) == true;
        return isJson && body.Length > 0 ? $": {_secrets.Masked(Encoding.UTF8.GetString(body.Span))}" : "";
    }

    private static string Wait(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => $" for {delta.TotalSeconds:0} s",
        { Date: { } date } => $" until {date:u}",
        _ => "",
    };
}
