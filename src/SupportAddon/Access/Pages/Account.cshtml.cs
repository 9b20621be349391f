using Microsoft.AspNetCore.Mvc;
using SupportAddon.Shell;

namespace SupportAddon.Access.Pages;

/// <summary>What users see and set about themselves.</summary>
[SignedIn]
internal sealed class AccountModel(OwnAccount account, Sessions sessions) : FormPage
{
    public Caller Caller => HttpContext.Caller();

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public Task<IActionResult> OnPostReadingAsync(string? language, string? zone, CancellationToken ct) =>
        ChangeAsync(() => account.SetReadingAsync(Caller, Given(language), Given(zone), HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostEndAsync(long session, CancellationToken ct) =>
        ChangeAsync(() => sessions.EndAsync(session, Caller.Name, "session.revoke", HttpContext.Actor(), ct), ct);

    private Task<IActionResult> ChangeAsync(Func<Task> change, CancellationToken ct) => TryAsync(change, "/account", async () =>
    {
        await ReadAsync(ct);
        return Page();
    });

    private async Task ReadAsync(CancellationToken ct) => Sessions = Caller.UserId is null ? [] : await sessions.ListAsync(Caller.Name, ct);
}
