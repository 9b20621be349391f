using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SupportAddon.Shell;

namespace SupportAddon.Access.Pages;

/// <summary>Lets people in. Each sign-in has a session of its own: one that was there before ends.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInModel(SignIn signIn, Sessions sessions) : PageModel
{
    public string? Login { get; private set; }

    public bool IsRefused { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? login, string? password, [FromQuery(Name = "return")] string? back, CancellationToken ct)
    {
        Login = login;
        var key = await signIn.TryAsync(login ?? "", password ?? "", HttpContext.Address(), Request.Headers.UserAgent.ToString(), ct);
        if (key is null)
        {
            IsRefused = true;
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Page();
        }

        if (User.Caller() is { SessionId: { } before } caller)
            await sessions.EndAsync(before, login: null, "session.sign-out", caller.From(HttpContext.Address()), ct);
        SessionCookie.Write(HttpContext, key);
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
