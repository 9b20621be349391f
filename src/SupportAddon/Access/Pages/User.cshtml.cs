using Microsoft.AspNetCore.Mvc;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;
using SupportAddon.Shell;

namespace SupportAddon.Access.Pages;

/// <summary>One user: role, client, and the way out.</summary>
[Requires(Permission.ManageUsers)]
internal sealed class UserModel(UserStore users, UserChanges changes, ClientStore clients) : FormPage
{
    public User Account { get; private set; } = null!;

    public IReadOnlyList<Client> Clients { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(string login, CancellationToken ct) => ShowAsync(login, ct);

    public Task<IActionResult> OnPostRoleAsync(string login, string? role, string? client, CancellationToken ct) => ChangeAsync(login, () =>
    {
        var kind = TicketWord.Parse<Role>(role) ?? throw new RefusedException("There is no such role.", "Choose one of the list.");
        return changes.SetRoleAsync(login, kind, string.IsNullOrEmpty(client) ? null : client, HttpContext.Actor(), ct);
    }, ct);

    public Task<IActionResult> OnPostRemoveAsync(string login, CancellationToken ct) =>
        ChangeAsync(login, () => changes.RemoveAsync(login, HttpContext.Actor(), ct), ct);

    private async Task<IActionResult> ChangeAsync(string login, Func<Task> change, CancellationToken ct) =>
        await users.FindAsync(login, ct) is null ? NotFound() : await TryAsync(change, "/users", () => ShowAsync(login, ct));

    private async Task<IActionResult> ShowAsync(string login, CancellationToken ct)
    {
        if (await users.FindAsync(login, ct) is not { } user)
            return NotFound();
        (Account, Clients) = (user, await clients.ListAsync(ct));
        return Page();
    }
}
