using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tests.Live;

/// <summary>A real Dolibarr, in which only what a test made and marked is ever touched.</summary>
internal sealed class LiveDolibarr : IAsyncDisposable
{
    /// <summary>Some tests look at all that is there, which others change.</summary>
    public const string OneAfterTheOther = "live";

    private readonly HttpClient _http = new();
    private readonly List<long> _made = [];

    public LiveDolibarr() => _http.DefaultRequestHeaders.Add("DOLAPIKEY", Options!.ApiKey);

    public static DolibarrOptions? Options { get; } = Environment.GetEnvironmentVariable("SUPPORTADDON_LIVE_DOLIBARR") is not { Length: > 0 } url ? null : new DolibarrOptions
    {
        Url = new Uri(url), ApiKey = Environment.GetEnvironmentVariable("SUPPORTADDON_LIVE_DOLIBARR_KEY") ?? "",
    };

    /// <summary>Stands in the subject of everything made here.</summary>
    public string Mark { get; } = $"supportaddon-live-{Guid.NewGuid():N}";

    /// <param name="with">Changes the options.</param>
    /// <param name="since">The first date of interest.</param>
    public static DolibarrConnector Connect(Func<DolibarrOptions, DolibarrOptions>? with = null, DateTimeOffset? since = null) =>
        (DolibarrConnector)new DolibarrPlugin().Create((with ?? (options => options))(Options!), new ConnectorContext
        {
            Http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AutomaticDecompression = DecompressionMethods.All }),
            Logger = NullLogger.Instance, Time = TimeProvider.System, Retry = new Once(), Tokens = null!, Since = since,
        });

    public async Task<long> MakeAsync(JsonObject? values = null)
    {
        var body = values ?? [];
        body["subject"] = $"{Mark} {_made.Count}";
        body.TryAdd("type_code", "ISSUE");
        body.TryAdd("severity_code", "NORMAL");
        body.TryAdd("message", "Hello");
        var id = long.Parse((await CallAsync(HttpMethod.Post, "tickets", body)).Trim('"'), CultureInfo.InvariantCulture);
        _made.Add(id);
        return id;
    }

    public Task ChangeAsync(long id, JsonObject values)
    {
        Assert.Contains(id, _made);
        return CallAsync(HttpMethod.Put, $"tickets/{id}", values);
    }

    public async Task WriteAsync(long id, string message, bool isPrivate = false)
    {
        Assert.Contains(id, _made);
        await CallAsync(HttpMethod.Post, "tickets/newmessage", new() { ["track_id"] = (string)(await GetAsync(id))["track_id"]!, ["message"] = message, ["private"] = isPrivate ? 1 : 0 });
    }

    public async Task<JsonObject> GetAsync(long id) => JsonNode.Parse(await CallAsync(HttpMethod.Get, $"tickets/{id}", null))!.AsObject();

    /// <summary>True where Dolibarr does delete: 22.0.4 does so in production mode only.</summary>
    public async Task<bool> RemoveAsync(long id)
    {
        Assert.Contains(id, _made);
        using var response = await _http.DeleteAsync(At($"tickets/{id}"));
        return response.IsSuccessStatusCode && _made.Remove(id);
    }

    /// <summary>Asks until the server's own clock has come so far.</summary>
    public async Task UntilAsync(DateTimeOffset time)
    {
        while (true)
        {
            using var answer = await _http.GetAsync(At("status"));
            if (answer.Headers.Date > time)
                return;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var id in _made.ToList())
            await RemoveAsync(id);
        _http.Dispose();
    }

    private async Task<string> CallAsync(HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, At(path));
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static Uri At(string path) => new(Options!.Url!, $"/api/index.php/{path}");

    private sealed class Once : Retry
    {
        public override Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken ct) => attempt(ct);
    }
}
