using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SupportAddon.Access.Pages;

/// <summary>Ends the session that asks for it; looking at the address does not.</summary>
[SignedIn(EvenWithOneTimePassword = true)]
internal sealed class SignOutModel(Sessions sessions) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (HttpContext.Caller().SessionId is { } session)
            await sessions.EndAsync(session, login: null, "session.sign-out", HttpContext.Actor(), ct);
        SessionCookie.Clear(HttpContext);
        return LocalRedirect("/sign-in");
    }
}
