using SupportAddon.Clients;

namespace SupportAddon.People;

/// <summary>What somebody says of a person.</summary>
/// <param name="Client">The code of the client on whose side the person is; null for the support side.</param>
internal sealed record NewPerson(string? Code, string? Name, string? Client, string? Email, string? Team, IReadOnlyList<string>? Skills, IReadOnlyList<string>? Levels);

/// <summary>Adds people, or makes them what is said.</summary>
internal sealed class NewPeople(PersonStore people, ClientStore clients)
{
    public async Task PutAsync(NewPerson wanted, Actor actor, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(wanted.Name))
            throw new RefusedException("A person without a name is nobody.", "Give the name.");
        var client = string.IsNullOrWhiteSpace(wanted.Client) ? null : await clients.GetAsync(wanted.Client, ct);
        await people.PutAsync(new()
        {
            Code = PersonCode.Check(wanted.Code ?? ""), Name = wanted.Name.Trim(), Side = client is null ? PersonSide.Support : PersonSide.Client, Client = client?.Code,
            Email = Given(wanted.Email), Team = Given(wanted.Team), Skills = wanted.Skills ?? [], Levels = wanted.Levels ?? [],
        }, actor, ct);
    }

    /// <summary>Adds somebody of that name, under a code made of it.</summary>
    /// <returns>The code.</returns>
    public async Task<string> NameAsync(string name, string client, Actor actor, CancellationToken ct)
    {
        var code = PersonCode.Of(name, (await people.ListAsync(ct)).Select(person => person.Code).ToHashSet());
        await PutAsync(new(code, name, client, null, null, null, null), actor, ct);
        return code;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
