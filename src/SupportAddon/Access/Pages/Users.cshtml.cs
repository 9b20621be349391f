using Microsoft.AspNetCore.Mvc;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;
using SupportAddon.Shell;

namespace SupportAddon.Access.Pages;

/// <summary>All users, and what an administrator does to them.</summary>
[Requires(Permission.ManageUsers)]
internal sealed class UsersModel(UserStore users, UserChanges changes, ClientStore clients) : FormPage
{
    public IReadOnlyList<User> Users { get; private set; } = [];

    public IReadOnlyList<Client> Clients { get; private set; } = [];

    /// <summary>A one-time password that was just made up, and for whom: shown once, and in no address.</summary>
    public string? MadeUp { get; private set; }

    public string? Whose { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAddAsync(string? login, string? name, string? role, string? client, CancellationToken ct) =>
        ChangeAsync(async () =>
        {
            var kind = TicketWord.Parse<Role>(role) ?? throw new RefusedException("There is no such role.", "Choose one of the list.");
            MadeUp = await changes.AddAsync(new(login ?? "", name ?? "", kind, string.IsNullOrEmpty(client) ? null : client), HttpContext.Actor(), ct);
            Whose = login;
        }, ct);

    public Task<IActionResult> OnPostLockAsync(string login, CancellationToken ct) =>
        ChangeAsync(() => changes.LockAsync(login, HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostUnlockAsync(string login, CancellationToken ct) =>
        ChangeAsync(() => changes.UnlockAsync(login, HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostResetAsync(string login, CancellationToken ct) =>
        ChangeAsync(async () => (MadeUp, Whose) = (await changes.ResetPasswordAsync(login, HttpContext.Actor(), ct), login), ct);

    private Task<IActionResult> ChangeAsync(Func<Task> change, CancellationToken ct) => TryAsync(
        async () =>
        {
            await change();
            return MadeUp is null ? LocalRedirect("/users") : await ShowAsync(ct);
        },
        () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        (Users, Clients) = (await users.ListAsync(ct), await clients.ListAsync(ct));
        return Page();
    }
}
