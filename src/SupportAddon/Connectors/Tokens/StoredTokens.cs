using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Connectors.Http;
using SupportAddon.Sdk;
using SupportAddon.Storage;

namespace SupportAddon.Connectors.Tokens;

/// <summary>
/// One connection's token in the database. Its row is locked while it is renewed: who comes meanwhile waits, in whatever
/// process, and takes the new one. The new token is committed before anybody sees it.
/// </summary>
/// <remarks>
/// One gap cannot be closed: a process that dies after the system has handed out a new refresh token and before it is
/// stored leaves the old one, which the system then refuses. The connector says so, and applying the client's file again
/// with a new refresh token begins anew.
/// </remarks>
/// <param name="madeWith">What the options and secrets are now; a token got with others counts no more.</param>
internal sealed class StoredTokens(
    NpgsqlDataSource database, SecretVault vault, Connection connection, string madeWith, TimeProvider time) : TokenStore
{
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(30);

    /// <summary>Nobody else gets a token meanwhile, so a renewing that hangs is not waited for.</summary>
    private static readonly TimeSpan RenewingLimit = TimeSpan.FromMinutes(2);

    private Token? current;

    public override async Task<Token> GetAsync(
        Token? rejected, Func<Token?, CancellationToken, Task<Token>> renew, CancellationToken ct) =>
        IsGood(current, rejected) ? current! : current = await FetchAsync(rejected, renew, ct);

    private async Task<Token> FetchAsync(Token? rejected, Func<Token?, CancellationToken, Task<Token>> renew, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        await using var transaction = await db.BeginTransactionAsync(ct);
        var stored = await LockAsync(db, ct);
        if (IsGood(stored, rejected))
            return stored!;
        var token = await RenewAsync(stored, renew, ct);
        await KeepAsync(db, token);
        await transaction.CommitAsync(CancellationToken.None);
        return token;
    }

    private bool IsGood(Token? token, Token? rejected) =>
        token is not null && token.Value != rejected?.Value && !(token.ExpiresAt - Early <= time.GetUtcNow());

    private async Task<Token?> LockAsync(NpgsqlConnection db, CancellationToken ct)
    {
        var row = await db.ExecuteScalarAsync<string?>(new CommandDefinition(
            """
            insert into connection_token (connection_id) values (@Id) on conflict do nothing;
            select sealed from connection_token where connection_id = @Id for update
            """, new { connection.Id }, cancellationToken: ct));
        if (row is null)
            return null;
        var kept = JsonColumn.Read<Kept>(vault.Unseal($"connection \"{connection.Name}\"", "token", row));
        return kept.MadeWith == madeWith ? kept.Token : null;
    }

    private async Task<Token> RenewAsync(Token? stored, Func<Token?, CancellationToken, Task<Token>> renew, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(RenewingLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await Task.Run(() => renew(stored, either.Token), either.Token).WaitAsync(either.Token)
                ?? throw Useless("gave none").ToException();
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw Useless($"took longer than {RenewingLimit.TotalMinutes:0} min").ToException();
        }
    }

    /// <summary>Nothing stops it any more: the old token may already be worthless.</summary>
    private Task<int> KeepAsync(NpgsqlConnection db, Token token) => db.ExecuteAsync(
        "update connection_token set sealed = @sealedToken where connection_id = @Id",
        new { connection.Id, sealedToken = vault.Seal(JsonColumn.Write(new Kept(madeWith, token))) });

    private Failure Useless(string how) => new(
        FailureKind.Unexpected,
        $"Getting a token for connection \"{connection.Name}\" {how}.",
        "Run: supportaddon connection check; if it stays so, tell the author of the plugin.");

    private sealed record Kept(string MadeWith, Token Token);
}
