using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Live;

/// <summary>A real Odoo, in which only what a test made and marked is ever touched.</summary>
internal sealed class LiveOdoo : IAsyncDisposable
{
    /// <summary>Some tests look at all that is there, which others change.</summary>
    public const string OneAfterTheOther = "live";

    private readonly HttpClient _http = new() { BaseAddress = Options!.Url };
    private readonly List<long> _made = [];

    public LiveOdoo()
    {
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("bearer", Options!.ApiKey);
        if (Options.Database is { } database)
            _http.DefaultRequestHeaders.Add("X-Odoo-Database", database);
    }

    public static OdooOptions? Options { get; } = Variable("") is not { } url ? null : new OdooOptions
    {
        Url = new Uri(url), ApiKey = Variable("_KEY") ?? "", Database = Variable("_DB"), Login = Variable("_LOGIN"),
    };

    /// <summary>Stands in the name of everything made here.</summary>
    public string Mark { get; } = $"supportaddon-live-{Guid.NewGuid():N}";

    /// <summary>A connector that sees what this test made.</summary>
    public OdooConnector OfOurOwn(bool byJsonRpc = false, DateTimeOffset? since = null) =>
        Connect(options => options with { Domain = $"""[["name", "like", "{Mark}"]]""" }, byJsonRpc, since);

    /// <param name="byJsonRpc">Whether to hide from it that the server speaks JSON-2.</param>
    public static OdooConnector Connect(Func<OdooOptions, OdooOptions> with, bool byJsonRpc = false, DateTimeOffset? since = null) =>
        (OdooConnector)new OdooPlugin().Create(with(Options!), new ConnectorContext
        {
            Http = new HttpClient(new WayOut(new Veiled(byJsonRpc))), Logger = NullLogger.Instance, Time = TimeProvider.System, Retry = new Once(), Tokens = null!, Since = since,
        });

    public async Task<long[]> MakeAsync(int count)
    {
        var values = Enumerable.Range(0, count).Select(number => (JsonNode)new JsonObject { ["name"] = $"{Mark} {number}" });
        var ids = (await CallAsync("project.task", "create", new() { ["vals_list"] = new JsonArray([.. values]) }))!.AsArray().Select(id => (long)id!).ToArray();
        _made.AddRange(ids);
        return ids;
    }

    /// <summary>A connector for records that this test makes, marked in their keys.</summary>
    public static OdooConnector Correcting(bool byJsonRpc) => Connect(options => options, byJsonRpc);

    public string Key(string name) => $"{Mark[^12..]}_{name}";

    public Task WriteAsync(long id, JsonObject values)
    {
        Assert.Contains(id, _made);
        return CallAsync("project.task", "write", new() { ["ids"] = new JsonArray(id), ["vals"] = values });
    }

    public Task RemoveAsync(long id)
    {
        Assert.Contains(id, _made);
        return CallAsync("project.task", "unlink", new() { ["ids"] = new JsonArray(id) });
    }

    public Task PostAsync(long id, string body, string subtype, string type = "comment")
    {
        Assert.Contains(id, _made);
        return CallAsync("project.task", "message_post", new() { ["ids"] = new JsonArray(id), ["body"] = body, ["subtype_xmlid"] = subtype, ["message_type"] = type });
    }

    /// <summary>Asks until the server's own clock has come so far.</summary>
    public async Task UntilAsync(DateTimeOffset time)
    {
        while (true)
        {
            using var answer = await _http.GetAsync(new Uri("/json/version", UriKind.Relative));
            if (answer.Headers.Date > time)
                return;
        }
    }

    public async Task<JsonNode?> CallAsync(string model, string method, JsonObject arguments)
    {
        using var content = new StringContent(arguments.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri($"/json/2/{model}/{method}", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await CallAsync("project.task", "unlink", new() { ["ids"] = new JsonArray([.. (await ExistingAsync()).Select(id => (JsonNode)id)]) });
        _http.Dispose();
    }

    private async Task<IEnumerable<long>> ExistingAsync() => (await CallAsync("project.task", "search", new()
    {
        ["domain"] = new JsonArray(new JsonArray("name", "like", Mark)), ["context"] = new JsonObject { ["active_test"] = false },
    }))!.AsArray().Select(id => (long)id!);

    private static string? Variable(string name) => Environment.GetEnvironmentVariable($"SUPPORTADDON_LIVE_ODOO{name}");

    private sealed class Veiled(bool hides) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            hides && request.RequestUri!.AbsolutePath == "/json/version"
                ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound))
                : base.SendAsync(request, cancellationToken);
    }

    private sealed class Once : Retry
    {
        public override Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken ct) => attempt(ct);
    }
}
