using System.Globalization;
using SupportAddon.Alerts.Files;
using SupportAddon.Alerts.Rules;
using SupportAddon.Connectors.Network;
using SupportAddon.Connectors.Options;
using SupportAddon.Health.Files;
using SupportAddon.Health.Probes;
using SupportAddon.People;
using SupportAddon.Sla;
using SupportAddon.Sla.Policies;
using YamlDotNet.Serialization;

namespace SupportAddon.Clients.Files;

/// <summary>Writes a client and its connections back as the file that would make them.</summary>
internal static class ClientFileWriter
{
    private static readonly ISerializer Yaml = new SerializerBuilder().WithQuotingNecessaryStrings().Build();

    /// <param name="client">Who.</param>
    /// <param name="claims">Its own.</param>
    /// <param name="terms">Its own.</param>
    /// <param name="calendars">All that are declared; those it names are written.</param>
    /// <param name="connections">Through which its tickets come.</param>
    /// <param name="people">Who has to do with it.</param>
    /// <param name="probes">Its own.</param>
    /// <param name="alerts">Its own.</param>
    public static string Write(
        Client client, IReadOnlyList<StoredClaim> claims, ClientTerms terms, IReadOnlyList<CalendarEntry> calendars,
        IReadOnlyList<Connection> connections, IReadOnlyList<Person> people, IReadOnlyList<StoredProbe> probes, IReadOnlyList<AlertRule> alerts)
    {
        var file = new Dictionary<string, object> { ["connections"] = connections.Select(Connection).ToList() };
        if (terms.Sla is { } sla && PolicyDefinition.Of(sla, calendars, terms.Life.Reopening).Calendars is { Count: > 0 } named)
            file["calendars"] = named.Select(TermsWriter.Calendar).ToList();
        file["clients"] = new[] { Client(client, claims, terms, probes, alerts) };
        if (people.Count > 0)
            file["people"] = people.Select(Person).ToList();
        return Yaml.Serialize(file);
    }

    private static Dictionary<string, object> Connection(Connection connection)
    {
        var options = connection.Options.ToDictionary(option => option.Key, option => (object)option.Value);
        foreach (var secret in connection.SealedSecrets.Keys)
            options[secret] = new Dictionary<string, object> { ["stored"] = true };
        var entry = new Dictionary<string, object> { ["name"] = connection.Name, ["plugin"] = connection.Plugin, ["options"] = options };
        if (connection.Network.Count + connection.SealedNetworkSecrets.Count > 0)
            entry["network"] = Network(connection);
        if (connection.Since is { } since)
            entry["since"] = since.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        entry["schedule"] = connection.Schedule;
        if (connection.TimeZone is { } zone)
            entry["timeZone"] = zone;
        if (connection.Isolated)
            entry["isolated"] = true;
        entry["sweepEvery"] = DurationText.Write(connection.SweepEvery);
        entry["keepRaw"] = DurationText.Write(connection.KeepRaw);
        if (connection.Mapping.Count > 0)
            entry["mapping"] = connection.Mapping;
        if (connection.Reply.Count > 0)
            entry["reply"] = connection.Reply;
        return entry;
    }

    private static Dictionary<string, object> Network(Connection connection)
    {
        var network = new Dictionary<string, object>();
        foreach (var (name, value) in connection.Network)
            Put(network, name, name == NetworkSetting.Rate ? double.Parse(value, CultureInfo.InvariantCulture) : value);
        foreach (var name in connection.SealedNetworkSecrets.Keys)
            Put(network, name, new Dictionary<string, object> { ["stored"] = true });
        return network;
    }

    /// <summary>Only the first dot parts a group from its setting: the name of a header may hold more.</summary>
    private static void Put(Dictionary<string, object> network, string name, object value)
    {
        if (name.Split('.', 2) is not [var group, var setting])
        {
            network[name] = value;
            return;
        }

        if (!network.TryGetValue(group, out var settings))
            network[group] = settings = new Dictionary<string, object>();
        ((Dictionary<string, object>)settings)[setting] = value;
    }

    private static Dictionary<string, object> Client(Client client, IReadOnlyList<StoredClaim> claims, ClientTerms terms, IReadOnlyList<StoredProbe> probes, IReadOnlyList<AlertRule> alerts)
    {
        var entry = new Dictionary<string, object>
        {
            ["code"] = client.Code,
            ["name"] = client.Name,
            ["language"] = client.Language,
            ["timeZone"] = client.TimeZone,
            ["tickets"] = claims.Select(Claim).ToList(),
            ["levels"] = terms.Life.Levels.Names,
            ["confirmation"] = DurationText.Write(terms.Life.Confirmation),
            ["reopening"] = DurationText.Write(terms.Life.Reopening),
        };
        if (terms.Qualification.Count > 0)
            entry["qualification"] = terms.Qualification.Select(TermsWriter.Rule).ToList();
        if (terms.FourEyes is { } fourEyes)
            entry["fourEyes"] = TermsWriter.FourEyes(fourEyes);
        if (terms.Maintenance.Count > 0)
            entry["maintenance"] = terms.Maintenance.Select(TermsWriter.Window).ToList();
        if (terms.Sla is { } sla)
            entry["sla"] = TermsWriter.Sla(sla);
        if (probes.Count > 0)
            entry["probes"] = probes.Select(ProbeWriter.Entry).ToList();
        if (alerts.Count > 0)
            entry["alerts"] = alerts.Select(AlertWriter.Entry).ToList();
        return entry;
    }

    private static Dictionary<string, object> Person(Person person)
    {
        var entry = new Dictionary<string, object> { ["code"] = person.Code, ["name"] = person.Name };
        foreach (var (key, value) in new[] { ("client", person.Client), ("email", person.Email), ("team", person.Team) })
            if (value is not null)
                entry[key] = value;
        foreach (var (key, values) in new[] { ("skills", person.Skills), ("levels", person.Levels) })
            if (values.Count > 0)
                entry[key] = values;
        if (person.Identities.Count > 0)
            entry["names"] = person.Identities.GroupBy(identity => identity.Connection)
                .ToDictionary(group => group.Key, group => group.Select(identity => identity.Name).ToList());
        return entry;
    }

    private static Dictionary<string, object> Claim(StoredClaim claim)
    {
        var entry = new Dictionary<string, object> { ["connection"] = claim.Connection };
        if (claim.Claim.Where.Count > 0)
            entry["where"] = claim.Claim.Where;
        return entry;
    }
}
