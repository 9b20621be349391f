using System.Net;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Rpc;

/// <summary>
/// The calls of one connection: one after the other, or two at a time where a page of tickets is asked for ahead. How they
/// travel is chosen by asking the server for its version.
/// </summary>
internal sealed class Session
{
    private const int FirstWithJson2 = 19;

    private readonly OdooOptions _options;
    private readonly Retry _retry;
    private readonly Wire _wire;
    private readonly Failures _failures;
    private readonly JsonRpc _rpc;
    private (OdooVersion Version, ITransport Transport)? _opened;

    public Session(OdooOptions options, ConnectorContext context)
    {
        (_options, _retry) = (options, context.Retry);
        _failures = new Failures(options.ApiKey);
        _wire = new Wire(context.Http, options.Url!);
        _rpc = new JsonRpc(_wire, _failures);
    }

    /// <summary>What a method gives. It reads only, so it may be sent again.</summary>
    /// <exception cref="ConnectorException">There is no answer that can be used.</exception>
    public async Task<Answer> CallAsync(OdooCall call, CancellationToken ct)
    {
        var (_, transport) = await OpenAsync(ct);
        return await _retry.RunAsync(stop => transport.CallAsync(call, stop), ct);
    }

    /// <summary>The answer to a call that reads, as it comes; the caller disposes it.</summary>
    public async Task<HttpResponseMessage> OpenAsync(OdooCall call, CancellationToken ct)
    {
        var (_, transport) = await OpenAsync(ct);
        return await _retry.RunAsync(stop => transport.OpenAsync(call, stop), ct);
    }

    public Task<Reply> GetAsync(string path, CancellationToken ct) => _retry.RunAsync(stop => _wire.GetAsync(path, stop), ct);

    /// <summary>Sends a call that writes: once, and never again.</summary>
    /// <exception cref="ConnectorException">See <see cref="Doubts.Of"/> for what it says of the write.</exception>
    public async Task<Answer> SendAsync(OdooCall call, CancellationToken ct)
    {
        var (_, transport) = await OpenAsync(ct);
        ct.ThrowIfCancellationRequested();
        return await transport.CallAsync(call, CancellationToken.None);
    }

    public async Task<(OdooVersion Version, ITransport Transport)> OpenAsync(CancellationToken ct) =>
        _opened ??= await _retry.RunAsync(ChooseAsync, ct);

    public Uri At(string path) => _wire.At(path);

    private async Task<(OdooVersion, ITransport)> ChooseAsync(CancellationToken ct)
    {
        var reply = await _wire.GetAsync("/json/version", ct);
        if (reply is { Status: HttpStatusCode.OK, Json: { } said } && OdooVersion.Of(said, "version") is { Major: >= FirstWithJson2 } version)
            return (version, new Json2Transport(_wire, _options, _failures));
        if (reply.Status is not (HttpStatusCode.OK or HttpStatusCode.NotFound))
            throw _failures.Of(reply, OdooError.Of(reply.Json), "the question for its version");
        var answer = (await _rpc.CallAsync("common", "version", [], "the question for its version", ct)).AnswerOrThrow();
        return (OdooVersion.Of(answer.Result, "server_version") ?? throw NoVersion(), new JsonRpcTransport(_rpc, _options));
    }

    private static ConnectorException NoVersion() => new(FailureKind.Unexpected,
        "What answers does not say its version as Odoo does.", "Check that url leads to an Odoo.");
}
