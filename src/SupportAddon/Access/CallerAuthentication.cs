using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportAddon.Shell;

namespace SupportAddon.Access;

/// <summary>
/// Finds out who makes a request: by token, by the word of a declared proxy, or by session, the first that is offered.
/// </summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Callers callers, Settings settings)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "caller";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() => await FindAsync(Context.RequestAborted) is { } caller
        ? AuthenticateResult.Success(new(new(new CallerIdentity(caller)), Scheme))
        : AuthenticateResult.NoResult();

    /// <summary>Whoever shows a token that does not hold is not let in by another way: the program would never learn of it.</summary>
    private Task<Caller?> FindAsync(CancellationToken ct)
    {
        var authorization = Request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return callers.OfTokenAsync(authorization[Bearer.Length..].Trim(), ct);
        if (settings.Proxy?.UserOf(Request) is { } login)
            return callers.OfLoginAsync(login, ct);
        return SessionCookie.Read(Request) is { } key ? callers.OfSessionAsync(key, ct) : Task.FromResult<Caller?>(null);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Api.IsAsked(Request))
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers.WWWAuthenticate = "Bearer";
        }
        else
            Response.Redirect(HttpMethods.IsGet(Request.Method) ? $"/sign-in{QueryString.Create("return", Request.Path + Request.QueryString)}" : "/sign-in");

        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (Context.User.Caller() is { MustChange: true } && !Api.IsAsked(Request))
            Response.Redirect("/password");
        else
            Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
