using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Rpc;

/// <summary>The envelope of /jsonrpc: a service, its method, arguments by place.</summary>
internal sealed class JsonRpc(Wire wire, Failures failures)
{
    private const string Path = "/jsonrpc";
    private const int SessionExpired = 100;

    public async Task<RpcOutcome> CallAsync(string service, string method, JsonArray arguments, string asked, CancellationToken ct)
    {
        var reply = await wire.PostAsync(Path, Body(service, method, arguments), _ => { }, ct);
        return reply.Status == HttpStatusCode.OK && reply.Property("result") is { } result
            ? new RpcOutcome(new Answer(result, reply.Date), null, NeedsNewSignIn: false)
            : Failed(reply, asked);
    }

    public Task<HttpResponseMessage> OpenAsync(string service, string method, JsonArray arguments, CancellationToken ct) =>
        wire.OpenAsync(Path, Body(service, method, arguments), _ => { }, ct);

    private static JsonObject Body(string service, string method, JsonArray arguments) => new()
    {
        ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = "call",
        ["params"] = new JsonObject { ["service"] = service, ["method"] = method, ["args"] = arguments },
    };

    private RpcOutcome Failed(Reply reply, string asked)
    {
        var error = reply.Property("error");
        var said = error is { ValueKind: JsonValueKind.Object } told && told.TryGetProperty("data", out var data) ? OdooError.Of(data) : null;
        var isExpired = error is { ValueKind: JsonValueKind.Object } coded && coded.TryGetProperty("code", out var code)
            && code.ValueKind == JsonValueKind.Number && code.GetInt32() == SessionExpired;
        return new RpcOutcome(null, failures.Of(reply, said, asked), isExpired || said?.IsUnknownUser == true);
    }
}

/// <summary>What a call gave: an answer or a failure.</summary>
internal sealed record RpcOutcome(Answer? Answer, ConnectorException? Failure, bool NeedsNewSignIn)
{
    public Answer AnswerOrThrow() => Answer ?? throw Failure!;
}
