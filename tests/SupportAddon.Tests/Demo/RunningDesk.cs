using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SupportAddon.Demo;

namespace SupportAddon.Tests.Demo;

/// <summary>A help desk on a free port, and a caller.</summary>
public sealed class RunningDesk : IAsyncLifetime
{
    private static readonly HttpClient Http = new();

    private HelpDesk _desk = null!;

    public Uri Address => _desk.Address;

    public string ApiKey => _desk.ApiKey;

    internal IReadOnlyList<Ticket> Tickets => _desk.Story.Tickets;

    public async Task InitializeAsync() =>
        _desk = await HelpDesk.StartAsync(0, new StoppedClock(Told.Now), CancellationToken.None);

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    public async Task<HttpResponseMessage> Get(string path, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path));
        if (key is not null)
            request.Headers.Add("X-Api-Key", key);
        return await Http.SendAsync(request);
    }

    public async Task<HttpResponseMessage> Post(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, path)) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Api-Key", ApiKey);
        return await Http.SendAsync(request);
    }

    public async Task<JsonElement> Json(string path)
    {
        using var answer = await Get(path, ApiKey);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Body(answer);
    }

    /// <summary>The code of the error that the desk answers with.</summary>
    public async Task<string?> Problem(string path, HttpStatusCode status, string? key)
    {
        using var answer = await Get(path, key);
        Assert.Equal(status, answer.StatusCode);
        return (await Body(answer)).GetProperty("error").GetProperty("code").GetString();
    }

    public static async Task<JsonElement> Body(HttpResponseMessage answer)
    {
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }
}
