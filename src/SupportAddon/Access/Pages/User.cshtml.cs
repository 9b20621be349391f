using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Access.Pages;

/// <summary>One user: role, client, and the way out.</summary>
[Requires(Permission.ManageUsers)]
internal sealed class UserModel(UserStore users, UserChanges changes, ClientStore clients) : PageModel
{
    public User Account { get; private set; } = null!;

    public IReadOnlyList<Client> Clients { get; private set; } = [];

    public RefusedException? Refused { get; private set; }

    public Task<IActionResult> OnGetAsync(string login, CancellationToken ct) => ShowAsync(login, ct);

    public Task<IActionResult> OnPostRoleAsync(string login, string? role, string? client, CancellationToken ct) => TryAsync(login, () =>
    {
        var kind = TicketWord.Parse<Role>(role) ?? throw new RefusedException("There is no such role.", "Choose one of the list.");
        return changes.SetRoleAsync(login, kind, string.IsNullOrEmpty(client) ? null : client, HttpContext.Actor(), ct);
    }, ct);

    public Task<IActionResult> OnPostRemoveAsync(string login, CancellationToken ct) =>
        TryAsync(login, () => changes.RemoveAsync(login, HttpContext.Actor(), ct), ct);

    private async Task<IActionResult> TryAsync(string login, Func<Task> change, CancellationToken ct)
    {
        if (await users.FindAsync(login, ct) is null)
            return NotFound();
        try
        {
            await change();
            return LocalRedirect("/users");
        }
        catch (RefusedException refused)
        {
            (Refused, Response.StatusCode) = (refused, StatusCodes.Status400BadRequest);
            return await ShowAsync(login, ct);
        }
    }

    private async Task<IActionResult> ShowAsync(string login, CancellationToken ct)
    {
        if (await users.FindAsync(login, ct) is not { } user)
            return NotFound();
        (Account, Clients) = (user, await clients.ListAsync(ct));
        return Page();
    }
}
