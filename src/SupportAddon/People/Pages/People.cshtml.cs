using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Core.Access;

namespace SupportAddon.People.Pages;

/// <summary>Who is who in the connected systems, and who is nobody yet.</summary>
[Requires(Permission.ManagePeople)]
internal sealed class PeopleModel(PersonStore people, UnmappedPeople unmapped, NewPeople newcomers, ClientStore clients) : PageModel
{
    /// <summary>Begins the choice of somebody new: the code of a client follows, or nothing for the support side.</summary>
    public const string New = "+";

    private static readonly char[] Between = [',', ';', '\n'];

    /// <summary>The busiest names; the others come when these have been mapped.</summary>
    private const int MostUnmapped = 50;

    public IReadOnlyList<Person> People { get; private set; } = [];

    public IReadOnlyList<UnmappedName> Unmapped { get; private set; } = [];

    public IReadOnlyList<Client> Clients { get; private set; } = [];

    public RefusedException? Refused { get; private set; }

    public string? Typed(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : null;

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public Task<IActionResult> OnPostPutAsync(
        string? code, string? name, string? client, string? email, string? team, string? skills, string? levels, CancellationToken ct) =>
        TryAsync(() => newcomers.PutAsync(new(code, name, client, email, team, Words(skills), Words(levels)), HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostMapAsync(string? code, string? connection, string? called, CancellationToken ct) =>
        TryAsync(() => MapAsync(code ?? "", new(connection ?? "", called ?? ""), ct), ct);

    public Task<IActionResult> OnPostUnmapAsync(string? connection, string? called, CancellationToken ct) =>
        TryAsync(() => people.UnmapAsync(new(connection ?? "", called ?? ""), HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostMergeAsync(string? code, string? into, CancellationToken ct) =>
        TryAsync(() => people.MergeAsync(code ?? "", into ?? "", HttpContext.Actor(), ct), ct);

    private async Task MapAsync(string code, PersonIdentity identity, CancellationToken ct)
    {
        var known = code.StartsWith(New, StringComparison.Ordinal) ? await newcomers.NameAsync(identity.Name, code[New.Length..], HttpContext.Actor(), ct) : code;
        await people.MapAsync(known, identity, HttpContext.Actor(), ct);
    }

    private async Task<IActionResult> TryAsync(Func<Task> change, CancellationToken ct)
    {
        try
        {
            await change();
            return LocalRedirect("/people");
        }
        catch (RefusedException refused)
        {
            (Refused, Response.StatusCode) = (refused, StatusCodes.Status400BadRequest);
            await ReadAsync(ct);
            return Page();
        }
    }

    private async Task ReadAsync(CancellationToken ct) => (People, Unmapped, Clients) =
        (await people.ListAsync(ct), [.. (await unmapped.ListAsync(ct)).Take(MostUnmapped)], await clients.ListAsync(ct));

    private static string[] Words(string? text) => (text ?? "").Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
