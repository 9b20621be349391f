using System.Net;
using System.Text.Json;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Rpc;

/// <summary>The questions of one connection. Every one reads only, so each may be sent again.</summary>
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

    public Task<(DolibarrVersion Version, DateTimeOffset? Date)> StatusAsync(CancellationToken ct) => _retry.RunAsync(async stop =>
    {
        var reply = await _wire.GetAsync("status", stop);
        var said = reply is { Status: HttpStatusCode.OK, Json: { ValueKind: JsonValueKind.Object } json } && json.TryGetProperty("success", out var success)
            && success.ValueKind == JsonValueKind.Object ? new Row(success).Text("dolibarr_version") : null;
        return (DolibarrVersion.Of(said) ?? throw _failures.Of(reply, "status"), reply.Date);
    }, ct);
}
