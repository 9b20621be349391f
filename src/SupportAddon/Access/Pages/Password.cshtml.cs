using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SupportAddon.Shell;

namespace SupportAddon.Access.Pages;

/// <summary>Where users change their password; all that a one-time password opens.</summary>
[SignedIn(EvenWithOneTimePassword = true), EnableRateLimiting(RateLimits.SignIn)]
internal sealed class PasswordModel(OwnAccount account) : PageModel
{
    public bool IsOneTime => HttpContext.Caller().MustChange;

    public RefusedException? Refused { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? old, string? chosen, CancellationToken ct)
    {
        try
        {
            await account.ChangePasswordAsync(HttpContext.Caller(), old ?? "", chosen ?? "", HttpContext.Actor(), ct);
            return LocalRedirect("/");
        }
        catch (RefusedException refused)
        {
            Refused = refused;
            return Page();
        }
    }
}
