using Microsoft.AspNetCore.Http;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Served;

/// <summary>A small help desk that wants a token from each request and gives tokens for the asking.</summary>
internal sealed class TokenDesk : IAsyncDisposable
{
    private readonly TicketServer _server;
    private readonly MemoryTokens _tokens = new(Desk.Clock);
    private int _given;

    private TokenDesk(TicketServer server)
    {
        _server = server;
        server.Instead = AnswerAsync;
    }

    public static RestOptions Options => new() { User = "ann", Password = "p w", ApiKey = "key", ClientId = "us", ClientSecret = "s3cret+value", RefreshToken = "refresh-0" };

    public TicketServer Server => _server;

    public MemoryTokens Tokens => _tokens;

    public QuickRetry Retry { get; } = new();

    /// <summary>What was asked for tokens: method, path with query, authorization and body of each request.</summary>
    public List<string> Logins { get; } = [];

    /// <summary>What it answers to such a request, given its number from 1.</summary>
    public Func<HttpContext, int, Task<bool>> Give { get; set; } = (http, number) =>
        Answers.JsonAsync(http, $$"""{"access_token":"token-{{number}}","expires_in":3600,"refresh_token":"refresh-{{number}}"}""");

    /// <summary>What a request must show for a token that is good.</summary>
    public Func<HttpRequest, string?> Shown { get; set; } = request => $"{request.Headers.Authorization}".Replace("Bearer ", "", StringComparison.Ordinal);

    /// <summary>Whether a token is good.</summary>
    public Func<string?, bool> IsGood { get; set; } = token => token?.StartsWith("token-", StringComparison.Ordinal) == true;

    public static async Task<TokenDesk> StartAsync(int rows = 25) => new(await TicketServer.StartAsync(rows));

    public RestConnector Connect(string auth, string errors = "[]") =>
        Desk.Connect(Options with { BaseUrl = _server.Url }, Desk.Manifest(auth: auth, errors: errors), retry: Retry, tokens: _tokens);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _tokens.Dispose();
    }

    private async Task<bool> AnswerAsync(HttpContext http)
    {
        if (http.Request.Path != "/token")
            return !IsGood(Shown(http.Request)) && await Answers.TextAsync(http, 401, "text/plain", "");
        Logins.Add($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString} {http.Request.Headers.Authorization} {await new StreamReader(http.Request.Body).ReadToEndAsync()}");
        return await Give(http, ++_given);
    }
}
