using SupportAddon.Sdk;

namespace SupportAddon.Rest.Requests;

/// <summary>Signs requests, with a token of the connection's store where the system hands out such.</summary>
internal sealed class Credentials(ConnectorContext context, RestOptions options, Dialect dialect)
{
    private const long LargestToken = 1024 * 1024;

    private readonly Wire _wire = new(context.Http, dialect.System, LargestToken);
    private readonly Secrets _secrets = new(options);

    /// <summary>The token to sign with; null where none is needed.</summary>
    /// <param name="rejected">The one that was just refused.</param>
    public async Task<Token?> TokenAsync(Token? rejected, CancellationToken ct)
    {
        if (dialect.Auth is not TokenAuth auth)
            return null;
        var token = await context.Tokens.GetAsync(rejected, (old, stop) => RenewAsync(auth, old, stop), ct);
        _secrets.Add(token);
        return token;
    }

    public void Sign(HttpRequestMessage request, Token? token)
    {
        if (dialect.Auth is TokenAuth auth)
            auth.Carry(request, token!);
        else
            dialect.Auth.Sign(request, options);
    }

    /// <summary>What the reply said, as the end of a sentence, without secrets; nothing where it is not meant for machines.</summary>
    public string Said(Reply reply) => reply.MediaType is not null && reply.IsJson && reply.Text.Length > 0 ? $": {_secrets.Masked(reply.Text)}" : "";

    private async Task<Token> RenewAsync(TokenAuth auth, Token? old, CancellationToken ct)
    {
        using var request = auth.Request(options, old);
        request.Headers.Accept.ParseAdd("application/json");
        var reply = await _wire.SendOnceAsync(request, ct);
        var now = context.Time.GetUtcNow();
        return auth.Token(reply, options, old, now) ?? throw Refusal.Final(auth.Refused(reply, dialect.System, Said(reply), now));
    }
}
