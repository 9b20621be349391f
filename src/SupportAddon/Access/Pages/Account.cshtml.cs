using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SupportAddon.Access.Pages;

/// <summary>What users see and set about themselves.</summary>
[SignedIn]
internal sealed class AccountModel(OwnAccount account, Sessions sessions) : PageModel
{
    public Caller Caller => HttpContext.Caller();

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public RefusedException? Refused { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public Task<IActionResult> OnPostReadingAsync(string? language, string? zone, CancellationToken ct) =>
        TryAsync(() => account.SetReadingAsync(Caller, Given(language), Given(zone), HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostEndAsync(long session, CancellationToken ct) =>
        TryAsync(() => sessions.EndAsync(session, Caller.Name, "session.revoke", HttpContext.Actor(), ct), ct);

    private async Task<IActionResult> TryAsync(Func<Task> change, CancellationToken ct)
    {
        try
        {
            await change();
            return LocalRedirect("/account");
        }
        catch (RefusedException refused)
        {
            Refused = refused;
            await ReadAsync(ct);
            return Page();
        }
    }

    private async Task ReadAsync(CancellationToken ct) => Sessions = Caller.UserId is null ? [] : await sessions.ListAsync(Caller.Name, ct);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
