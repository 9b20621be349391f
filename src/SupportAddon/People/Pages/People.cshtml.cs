using Microsoft.AspNetCore.Mvc;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Shell;

namespace SupportAddon.People.Pages;

/// <summary>Who is who in the connected systems, and who is nobody yet.</summary>
[Requires(Permission.ManagePeople)]
internal sealed class PeopleModel(PersonStore people, UnmappedPeople unmapped, NewPeople newcomers, ClientStore clients) : FormPage
{
    /// <summary>Begins the choice of somebody new: the code of a client follows, or nothing for the support side.</summary>
    public const string New = "+";

    private static readonly char[] Between = [',', ';', '\n'];

    /// <summary>The busiest names; the others come when these have been mapped.</summary>
    private const int MostUnmapped = 50;

    public IReadOnlyList<Person> People { get; private set; } = [];

    public IReadOnlyList<UnmappedName> Unmapped { get; private set; } = [];

    public IReadOnlyList<Client> Clients { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public Task<IActionResult> OnPostPutAsync(
        string? code, string? name, string? client, string? email, string? team, string? skills, string? levels, CancellationToken ct) =>
        ChangeAsync(() => newcomers.PutAsync(new(code, name, client, email, team, Words(skills), Words(levels)), HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostMapAsync(string? code, string? connection, string? called, CancellationToken ct) =>
        ChangeAsync(() => MapAsync(code ?? "", new(connection ?? "", called ?? ""), ct), ct);

    public Task<IActionResult> OnPostUnmapAsync(string? connection, string? called, CancellationToken ct) =>
        ChangeAsync(() => people.UnmapAsync(new(connection ?? "", called ?? ""), HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostMergeAsync(string? code, string? into, CancellationToken ct) =>
        ChangeAsync(() => people.MergeAsync(code ?? "", into ?? "", HttpContext.Actor(), ct), ct);

    private async Task MapAsync(string code, PersonIdentity identity, CancellationToken ct)
    {
        var known = code.StartsWith(New, StringComparison.Ordinal) ? await newcomers.NameAsync(identity.Name, code[New.Length..], HttpContext.Actor(), ct) : code;
        await people.MapAsync(known, identity, HttpContext.Actor(), ct);
    }

    private Task<IActionResult> ChangeAsync(Func<Task> change, CancellationToken ct) => TryAsync(change, "/people", async () =>
    {
        await ReadAsync(ct);
        return Page();
    });

    private async Task ReadAsync(CancellationToken ct) => (People, Unmapped, Clients) =
        (await people.ListAsync(ct), [.. (await unmapped.ListAsync(ct)).Take(MostUnmapped)], await clients.ListAsync(ct));

    private static string[] Words(string? text) => (text ?? "").Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
