using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SupportAddon.Shell;

namespace SupportAddon.Access.Pages;

/// <summary>Where users change their password; all that a one-time password opens.</summary>
[SignedIn(EvenWithOneTimePassword = true), EnableRateLimiting(RateLimits.SignIn)]
internal sealed class PasswordModel(OwnAccount account) : FormPage
{
    public bool IsOneTime => HttpContext.Caller().MustChange;

    public Task<IActionResult> OnPostAsync(string? old, string? chosen, CancellationToken ct) => TryAsync(
        () => account.ChangePasswordAsync(HttpContext.Caller(), old ?? "", chosen ?? "", HttpContext.Actor(), ct), "/", () => Task.FromResult<IActionResult>(Page()));
}
