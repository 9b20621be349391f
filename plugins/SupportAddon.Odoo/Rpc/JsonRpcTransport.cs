using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Rpc;

/// <summary>
/// /jsonrpc: one address for all, database, user and key in each call. Errors come with status 200 and are told by name.
/// </summary>
internal sealed class JsonRpcTransport(JsonRpc rpc, OdooOptions options) : ITransport
{
    private string? _database = string.IsNullOrEmpty(options.Database) ? null : options.Database;
    private long? _user;

    public string Name => "/jsonrpc";

    public async Task<Answer> CallAsync(OdooCall call, CancellationToken ct)
    {
        _database ??= await OnlyDatabaseAsync(ct);
        var knewUser = _user is not null;
        _user ??= await AuthenticateAsync(ct);
        var outcome = await ExecuteAsync(call, ct);
        if (knewUser && outcome.NeedsNewSignIn)
        {
            _user = null;
            _user = await AuthenticateAsync(ct);
            outcome = await ExecuteAsync(call, ct);
        }
        return outcome.AnswerOrThrow();
    }

    public async Task<HttpResponseMessage> OpenAsync(OdooCall call, CancellationToken ct)
    {
        _database ??= await OnlyDatabaseAsync(ct);
        _user ??= await AuthenticateAsync(ct);
        return await rpc.OpenAsync("object", "execute_kw", Arguments(call), ct);
    }

    private Task<RpcOutcome> ExecuteAsync(OdooCall call, CancellationToken ct) =>
        rpc.CallAsync("object", "execute_kw", Arguments(call), $"{call.Method} of {call.Model}", ct);

    private JsonArray Arguments(OdooCall call) => [_database, _user, options.ApiKey, call.Model, call.Method, Placed(call), Named(call)];

    private static JsonArray Placed(OdooCall call) => [.. call.ByPlace.Select(name => call.Arguments[name]?.DeepClone())];

    private static JsonObject Named(OdooCall call) =>
        [.. call.Arguments.Where(argument => !call.ByPlace.Contains(argument.Key)).Select(argument => KeyValuePair.Create(argument.Key, argument.Value?.DeepClone()))];

    // Odoo answers "false", not an error, to credentials that it does not know.
    private async Task<long> AuthenticateAsync(CancellationToken ct)
    {
        if (string.IsNullOrEmpty(options.Login))
            throw new ConnectorException(FailureKind.Configuration, "This Odoo is older than 19 and asks for a login beside the key.", "Add the option login.");
        var answer = (await rpc.CallAsync("common", "authenticate", [_database, options.Login, options.ApiKey, new JsonObject()], "the sign-in", ct)).AnswerOrThrow();
        return answer.Result.ValueKind == JsonValueKind.Number ? answer.Result.GetInt64() : throw new ConnectorException(
            FailureKind.Authentication, "Odoo did not accept login and key.", "Check login, apiKey and database; a key can be wrong, expired or deleted.");
    }

    private async Task<string> OnlyDatabaseAsync(CancellationToken ct)
    {
        var outcome = await rpc.CallAsync("db", "list", [], "the list of databases", ct);
        return outcome.Answer is { Result: { ValueKind: JsonValueKind.Array } names } && names.GetArrayLength() == 1
            ? names[0].GetString()!
            : throw new ConnectorException(FailureKind.Configuration, "This Odoo does not say which database is meant.", "Add the option database.");
    }
}
