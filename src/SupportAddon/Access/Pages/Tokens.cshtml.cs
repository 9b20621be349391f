using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Access.Pages;

/// <summary>The tokens of programs: made here and shown once, listed, revoked.</summary>
[Requires(Permission.ManageUsers)]
internal sealed class TokensModel(ApiTokens tokens, ClientStore clients, TimeProvider time) : PageModel
{
    public IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    public IReadOnlyList<Client> Clients { get; private set; } = [];

    public RefusedException? Refused { get; private set; }

    /// <summary>A token that was just made: shown once, and in no address.</summary>
    public string? Made { get; private set; }

    /// <summary>What was typed before it was refused.</summary>
    public string? Typed(string name) => Refused is null ? null : Request.Form[name].ToString();

    public bool IsTicked(string permission) => Refused is not null && Request.Form["permission"].Contains(permission);

    public bool Holds(ApiToken token) => token.RevokedAt is null && token.ExpiresAt > time.GetUtcNow();

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public Task<IActionResult> OnPostCreateAsync(string? name, string[] permission, string? client, int days, CancellationToken ct) => TryAsync(async () =>
    {
        var permissions = permission.Select(TicketWord.Parse<Permission>).OfType<Permission>().ToList();
        var life = TimeSpan.FromDays(Math.Clamp(days, 0, 10_000));
        Made = await tokens.CreateAsync(new(name ?? "", permissions, string.IsNullOrEmpty(client) ? null : client, life), HttpContext.Actor(), ct);
    }, ct);

    public Task<IActionResult> OnPostRevokeAsync(string? token, CancellationToken ct) =>
        TryAsync(() => tokens.RevokeAsync(token ?? "", HttpContext.Actor(), ct), ct);

    private async Task<IActionResult> TryAsync(Func<Task> change, CancellationToken ct)
    {
        try
        {
            await change();
        }
        catch (RefusedException refused)
        {
            (Refused, Response.StatusCode) = (refused, StatusCodes.Status400BadRequest);
        }

        if (Refused is null && Made is null)
            return LocalRedirect("/tokens");
        await ReadAsync(ct);
        return Page();
    }

    private async Task ReadAsync(CancellationToken ct) => (Tokens, Clients) = (await tokens.ListAsync(ct), await clients.ListAsync(ct));
}
