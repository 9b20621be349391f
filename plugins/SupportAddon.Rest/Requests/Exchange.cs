using System.Net;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Requests;

/// <summary>Asks the system and judges the answer: what comes back is JSON, or a failure in plain words.</summary>
internal sealed class Exchange(ConnectorContext context, RestOptions options, Dialect dialect)
{
    private readonly Wire _wire = new(context.Http, dialect.System, dialect.LargestPage);
    private readonly Credentials _credentials = new(context, options, dialect);

    public Address At(string path, IReadOnlyDictionary<string, string>? query = null) =>
        new(options.BaseUrl!, path, query ?? new Dictionary<string, string>());

    /// <exception cref="ConnectorException">There is no answer that can be used.</exception>
    public async Task<Answer> GetAsync(Uri address, CancellationToken ct) =>
        (await AskAsync(address, Asking.ForAnAnswer, ct)).Answer ?? throw new InvalidOperationException();

    /// <summary>As <see cref="GetAsync"/>, where there may also be nothing, or a refusal that the manifest ignores.</summary>
    public Task<Found> AskAsync(Uri address, Asking asking, CancellationToken ct) => IsOurs(address)
        ? context.Retry.RunAsync(stop => TryAsync(address, asking, stop), ct)
        : throw Refusal.Elsewhere(address, dialect.System);

    /// <summary>Sends a write, once, and waits for its answer to the end; a token that is refused is renewed for the next request only.</summary>
    /// <param name="ct">Obeyed until it is sent.</param>
    public async Task<Sent> SendAsync(Write write, CancellationToken ct)
    {
        var token = await _credentials.TokenAsync(rejected: null, ct);
        using var request = write.Request();
        _credentials.Sign(request, token);
        ct.ThrowIfCancellationRequested();
        try
        {
            var reply = await _wire.SendAsync(request, CancellationToken.None);
            var rule = dialect.Rule(reply) is { Action: not ErrorAction.Ignore } known ? known : null;
            var now = context.Time.GetUtcNow();
            return Sent.Of(reply, rule, write.Of, () => rule?.Failure(reply, dialect.System, Said(reply), now) ?? Refusal.Of(reply, dialect.System, Said(reply), now));
        }
        catch (ConnectorException lost)
        {
            return Sent.Lost(lost);
        }
    }

    private async Task<Found> TryAsync(Uri address, Asking asking, CancellationToken ct)
    {
        var token = await _credentials.TokenAsync(rejected: null, ct);
        var reply = await SendAsync(address, token, ct);
        if (token is not null && AsksForLogin(reply))
            reply = await SendAsync(address, await _credentials.TokenAsync(token, ct), ct);
        return Judged(reply, asking, address);
    }

    private async Task<Reply> SendAsync(Uri address, Token? token, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json");
        _credentials.Sign(request, token);
        return await _wire.SendAsync(request, ct);
    }

    private bool AsksForLogin(Reply reply) =>
        dialect.Rule(reply) is { } rule ? rule.Action == ErrorAction.Login : reply.Status == HttpStatusCode.Unauthorized;

    private Found Judged(Reply reply, Asking asking, Uri address)
    {
        var now = context.Time.GetUtcNow();
        switch (dialect.Rule(reply))
        {
            case { Action: ErrorAction.Ignore } rule when asking.MayIgnore:
                return new Found(null, rule.Failure(reply, dialect.System, Said(reply), now).Message);
            case { Action: ErrorAction.Ignore } when reply.Status != HttpStatusCode.OK:
                break;
            case { } rule:
                throw rule.Failure(reply, dialect.System, Said(reply), now);
        }
        if ((reply.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone) && asking.IsNothing(reply.Text))
            return new Found(null, null);
        if (reply.Status != HttpStatusCode.OK)
            throw Refusal.Of(reply, dialect.System, Said(reply), now);
        return reply.Json is { } body ? new Found(new Answer(address, body, reply.Headers.Date, reply.Links) { Document = reply.Document }, null)
            : throw Refusal.NotJson(reply.Asked, dialect.System, reply.MediaType);
    }

    private string Said(Reply reply) => _credentials.Said(reply);

    private bool IsOurs(Uri address) =>
        Uri.Compare(address, options.BaseUrl, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
