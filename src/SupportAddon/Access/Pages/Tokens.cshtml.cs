using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;
using SupportAddon.Shell;

namespace SupportAddon.Access.Pages;

/// <summary>The tokens of programs: made here and shown once, listed, revoked.</summary>
[Requires(Permission.ManageUsers)]
internal sealed class TokensModel(ApiTokens tokens, ClientStore clients, TimeProvider time) : FormPage
{
    public IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    public IReadOnlyList<Client> Clients { get; private set; } = [];

    /// <summary>A token that was just made: shown once, and in no address.</summary>
    public string? Made { get; private set; }

    public bool IsTicked(string permission) => Refused is not null && Request.Form["permission"].Contains(permission);

    public bool Holds(ApiToken token) => token.RevokedAt is null && token.ExpiresAt > time.GetUtcNow();

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostCreateAsync(string? name, string[] permission, string? client, int days, CancellationToken ct) => ChangeAsync(async () =>
    {
        var permissions = permission.Select(TicketWord.Parse<Permission>).OfType<Permission>().ToList();
        var life = TimeSpan.FromDays(Math.Clamp(days, 0, 10_000));
        Made = await tokens.CreateAsync(new(name ?? "", permissions, string.IsNullOrEmpty(client) ? null : client, life), HttpContext.Actor(), ct);
    }, ct);

    public Task<IActionResult> OnPostRevokeAsync(string? token, CancellationToken ct) =>
        ChangeAsync(() => tokens.RevokeAsync(token ?? "", HttpContext.Actor(), ct), ct);

    private Task<IActionResult> ChangeAsync(Func<Task> change, CancellationToken ct) => TryAsync(
        async () =>
        {
            await change();
            return Made is null ? LocalRedirect("/tokens") : await ShowAsync(ct);
        },
        () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        (Tokens, Clients) = (await tokens.ListAsync(ct), await clients.ListAsync(ct));
        return Page();
    }
}
