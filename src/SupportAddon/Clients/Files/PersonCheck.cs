using SupportAddon.People;
using SupportAddon.Yaml;

namespace SupportAddon.Clients.Files;

/// <summary>Checks the people of a client file: the client and the connections that they name.</summary>
internal sealed class PersonCheck(ClientFileCheck check, AppliedNames applied)
{
    private readonly HashSet<PersonIdentity> taken = [];

    public Person Check(PersonEntry entry, string path, ClientFile file)
    {
        if (entry.Client is { } client && !applied.Clients.Contains(client) && file.Clients.All(known => known.Code != client))
            check.Mistake(YamlPath.Key(path, "client"), $"there is no client \"{client}\", neither in this file nor applied before");
        foreach (var connection in entry.Names.Keys)
            if (!applied.Connections.Contains(connection) && file.Connections.All(known => known.Name != connection))
                check.Mistake(YamlPath.Key(YamlPath.Key(path, "names"), connection), $"there is no connection \"{connection}\", neither in this file nor applied before");
        return new()
        {
            Code = entry.Code, Name = entry.Name, Side = entry.Client is null ? PersonSide.Support : PersonSide.Client, Client = entry.Client, Email = entry.Email,
            Team = entry.Team, Skills = entry.Skills, Levels = entry.Levels, Identities = [.. Identities(entry, YamlPath.Key(path, "names"))],
        };
    }

    private IEnumerable<PersonIdentity> Identities(PersonEntry entry, string path)
    {
        foreach (var (connection, names) in entry.Names)
            foreach (var identity in ClientFileCheck.Values(names).Select(name => new PersonIdentity(connection, name)))
            {
                if (!taken.Add(identity))
                    check.Mistake(YamlPath.Key(path, connection), $"\"{identity.Name}\" of {connection} stands twice in this file; a name is one person's");
                yield return identity;
            }
    }
}
