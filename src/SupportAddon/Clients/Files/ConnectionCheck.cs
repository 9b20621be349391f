using System.Globalization;
using System.Text.Json.Nodes;
using SupportAddon.Connectors.Options;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Core.Tickets;
using SupportAddon.Jobs;
using SupportAddon.Yaml;

namespace SupportAddon.Clients.Files;

/// <summary>Checks a connection of a client file against the plugin it names.</summary>
/// <param name="plugins">The plugins there are.</param>
/// <param name="folder">Where the file lies; relative paths start there.</param>
/// <param name="vault">Opens the secrets stored already.</param>
/// <param name="stored">The connections stored already.</param>
internal sealed class ConnectionCheck(
    PluginCatalog plugins, string folder, SecretVault vault, IReadOnlyList<Connection> stored)
{
    private readonly SecretSource secretSource = new(folder);

    public DesiredConnection? Check(ConnectionEntry entry, string path, ClientFileCheck file)
    {
        CheckMapping(entry, path, file);
        CheckReply(entry, path, file);
        CheckSchedule(entry, path, file);
        var since = Since(entry, path, file);
        if (plugins.Find(entry.Plugin)?.Plugin is not { } plugin)
        {
            file.Mistake(YamlPath.Key(path, "plugin"), $"there is no plugin \"{entry.Plugin}\"; see: supportaddon plugin list");
            return null;
        }

        var described = OptionsDescription.Of(plugin.OptionsType).ToDictionary(option => option.Name);
        var secrets = Secrets(entry, described, path, file);
        var options = Options(entry, described, path, file);
        var known = stored.FirstOrDefault(connection => connection.Name == entry.Name);
        var kept = known is null ? new Dictionary<string, string>() : vault.Open(known);
        var all = options.ToDictionary(option => option.Key, option => (object?)option.Value);
        foreach (var (name, secret) in secrets)
            all[name] = secret ?? kept.GetValueOrDefault(name);
        foreach (var error in PluginOptions.Read(plugin, all).Errors)
            file.Mistake(YamlPath.Key(path, "options"), error);
        return new(entry.Name, entry.Plugin, options, secrets,
            new NetworkEntryCheck(secretSource, folder, file).Check(entry, known, YamlPath.Key(path, "network")),
            since, entry.Schedule, entry.TimeZone, entry.Isolated,
            (TimeSpan)DurationText.Parse(entry.SweepEvery)!, (TimeSpan)DurationText.Parse(entry.KeepRaw)!, entry.Mapping, entry.Reply);
    }

    private Dictionary<string, string?> Secrets(
        ConnectionEntry entry, Dictionary<string, OptionDescription> described, string path, ClientFileCheck file)
    {
        var secrets = new Dictionary<string, string?>();
        foreach (var (name, value) in entry.Options.Where(option => described.GetValueOrDefault(option.Key) is { Secret: true }))
        {
            var (secret, mistake) = secretSource.Read(entry.Name, name, value);
            if (mistake is not null)
                file.Mistake(YamlPath.Key(YamlPath.Key(path, "options"), name), mistake);
            secrets[name] = secret;
        }

        return secrets;
    }

    private Dictionary<string, string> Options(
        ConnectionEntry entry, Dictionary<string, OptionDescription> described, string path, ClientFileCheck file)
    {
        var options = new Dictionary<string, string>();
        foreach (var (name, value) in entry.Options.Where(option => described.GetValueOrDefault(option.Key) is not { Secret: true }))
            if (value is JsonObject)
                file.Mistake(YamlPath.Key(YamlPath.Key(path, "options"), name), $"\"{name}\" is not a secret; write its value");
            else
                options[name] = described.GetValueOrDefault(name) is { FilePath: true } ? FilePath(value) : ClientFileCheck.Text(value);
        return options;
    }

    private string FilePath(JsonNode? value)
    {
        var path = ClientFileCheck.Text(value);
        return path.Contains('/') || path.Contains('\\') || Path.HasExtension(path) ? Path.GetFullPath(path, folder) : path;
    }

    private static DateTimeOffset? Since(ConnectionEntry entry, string path, ClientFileCheck file)
    {
        if (entry.Since is null)
            return null;
        if (DateTimeOffset.TryParse(entry.Since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since))
            return since.ToUniversalTime();
        file.Mistake(YamlPath.Key(path, "since"), $"\"{entry.Since}\" is not a date of the calendar");
        return null;
    }

    private static void CheckSchedule(ConnectionEntry entry, string path, ClientFileCheck file)
    {
        if (entry.TimeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(entry.TimeZone, out _))
            file.Mistake(YamlPath.Key(path, "timeZone"), $"\"{entry.TimeZone}\" is not a time zone; expected an IANA name such as Europe/Paris");
        if (!Schedule.TryParse(entry.Schedule, entry.Name, TimeZoneInfo.Utc, out _))
            file.Mistake(YamlPath.Key(path, "schedule"),
                $"\"{entry.Schedule}\" is not a schedule; expected minute, hour, day, month and weekday such as \"30 2 * * 1-5\", or manual");
    }

    private static void CheckMapping(ConnectionEntry entry, string path, ClientFileCheck file)
    {
        foreach (var (field, words) in entry.Mapping)
            foreach (var (value, word) in words)
                if (FieldMapping.Refuse(field, word) is { } refusal)
                    file.Mistake(YamlPath.Key(YamlPath.Key(YamlPath.Key(path, "mapping"), field), value), refusal);
    }

    private static void CheckReply(ConnectionEntry entry, string path, ClientFileCheck file)
    {
        foreach (var (field, values) in entry.Reply)
            foreach (var word in values.Keys)
                if (word == TicketWord.None || FieldMapping.Refuse(field, word) is not null)
                    file.Mistake(YamlPath.Key(YamlPath.Key(YamlPath.Key(path, "reply"), field), word),
                        $"\"{word}\" is not a {field} of ours; expected {string.Join(", ", FieldMapping.Words(field))}");
    }
}
