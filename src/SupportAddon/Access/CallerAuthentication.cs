using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportAddon.Shell;

namespace SupportAddon.Access;

/// <summary>Lets whoever makes a request be known, and answers those who may not make it.</summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Callers callers, Settings settings)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "caller";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() => await callers.OfRequestAsync(Request, settings.Proxy, Context.RequestAborted) is { } caller
        ? AuthenticateResult.Success(new(new(new CallerIdentity(caller)), Scheme))
        : AuthenticateResult.NoResult();

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
