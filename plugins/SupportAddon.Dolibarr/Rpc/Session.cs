using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Rpc;

/// <summary>The questions and writes of one connection. What reads only may be sent again; a write never is.</summary>
internal sealed class Session
{
    private readonly Retry _retry;
    private readonly Wire _wire;
    private readonly Failures _failures;

    public Session(DolibarrOptions options, ConnectorContext context)
    {
        _retry = context.Retry;
        _wire = new Wire(context.Http, options);
        _failures = new Failures(options.ApiKey);
    }

    public Uri At(string path) => _wire.At(path);

    /// <exception cref="ConnectorException">There is no answer that can be used.</exception>
    public Task<ListPage> ListAsync(ListQuery query, CancellationToken ct) => _retry.RunAsync(async stop =>
    {
        var reply = await _wire.GetAsync(query.Path, stop);
        return ListPage.Of(reply) ?? throw _failures.Of(reply, $"the list of {query.Resource}");
    }, ct);

    /// <summary>A list that the user need not be allowed to read: null where Dolibarr refuses it.</summary>
    public async Task<ListPage?> TryListAsync(ListQuery query, CancellationToken ct)
    {
        try
        {
            return await ListAsync(query, ct);
        }
        catch (ConnectorException refused) when (refused.Kind is FailureKind.Forbidden or FailureKind.Authentication)
        {
            // Up to 17 a right that is missing looks like a wrong key. If it is the key, this fails too.
            await StatusAsync(ct);
            return null;
        }
    }

    /// <summary>One record. Number 0 is a made-up specimen and must never be asked for.</summary>
    public Task<Row> GetAsync(string path, CancellationToken ct) => _retry.RunAsync(async stop =>
    {
        var reply = await _wire.GetAsync(path, stop);
        return reply is { Status: HttpStatusCode.OK, Json: { ValueKind: JsonValueKind.Object } json } ? new Row(json) : throw _failures.Of(reply, path);
    }, ct);

    /// <summary>One record; null where Dolibarr says that there is none.</summary>
    public Task<Row?> FindAsync(string resource, long id, CancellationToken ct) => _retry.RunAsync<Row?>(async stop =>
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"{resource}/{id}");
        var reply = await _wire.GetAsync(path, stop);
        if (reply.IsEmptyList)
            return null;
        // Whatever else comes with 200, the specimen of number 0 for one, is not this record.
        return reply is { Status: HttpStatusCode.OK, Json: { } json } && new Row(json) is var row && row.Number("id") == id
            ? row : throw _failures.Of(reply, path);
    }, ct);

    /// <summary>Whatever an address gives, for example a dictionary; null where Dolibarr says that there is nothing.</summary>
    public Task<JsonElement?> AskAsync(string path, CancellationToken ct) => _retry.RunAsync<JsonElement?>(async stop =>
    {
        var reply = await _wire.GetAsync(path, stop);
        return reply.IsEmptyList ? null
            : reply is { Status: HttpStatusCode.OK, Json: { ValueKind: JsonValueKind.Object or JsonValueKind.Array } json } ? json : throw _failures.Of(reply, path);
    }, ct);

    /// <summary>Asks what the user need not be allowed to ask: false where Dolibarr refuses it.</summary>
    public async Task<(bool MayAsk, JsonElement? Answer)> TryAskAsync(string path, CancellationToken ct)
    {
        try
        {
            return (true, await AskAsync(path, ct));
        }
        catch (ConnectorException refused) when (refused.Kind is FailureKind.Forbidden or FailureKind.Authentication)
        {
            await StatusAsync(ct);
            return (false, null);
        }
    }

    /// <summary>Sends a write, once.</summary>
    /// <param name="method">PUT, POST or DELETE.</param>
    /// <param name="path">Where.</param>
    /// <param name="body">What.</param>
    /// <param name="confirms">Whether an answer says that this very write was made.</param>
    /// <param name="ct">Obeyed until it leaves.</param>
    /// <exception cref="ConnectorException">It is certain that nothing was written.</exception>
    public async Task<Sent> SendAsync(HttpMethod method, string path, JsonObject? body, Func<JsonElement, bool> confirms, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            var reply = await _wire.SendAsync(method, path, body, CancellationToken.None);
            return reply is { Status: HttpStatusCode.OK, Json: { } json } && confirms(json) ? new Sent(Doubt.None, null, json) : Doubtful(reply, $"{method} {path}");
        }
        catch (ConnectorException failure) when (Doubts.Of(failure) != Doubt.None)
        {
            return new Sent(Doubts.Of(failure), failure);
        }
    }

    public Task<(DolibarrVersion Version, DateTimeOffset? Date)> StatusAsync(CancellationToken ct) => _retry.RunAsync(async stop =>
    {
        var reply = await _wire.GetAsync("status", stop);
        var said = reply is { Status: HttpStatusCode.OK, Json: { ValueKind: JsonValueKind.Object } json } && json.TryGetProperty("success", out var success)
            && success.ValueKind == JsonValueKind.Object ? new Row(success).Text("dolibarr_version") : null;
        return (DolibarrVersion.Of(said) ?? throw _failures.Of(reply, "status"), reply.Date);
    }, ct);

    private Sent Doubtful(Reply reply, string asked)
    {
        var failure = _failures.Of(reply, asked);
        return Doubts.Of(reply, failure) is var doubt && doubt == Doubt.None ? throw failure : new Sent(doubt, failure);
    }
}
