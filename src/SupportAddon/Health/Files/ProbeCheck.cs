using System.Text.Json.Nodes;
using SupportAddon.Clients.Files;
using SupportAddon.Connectors.Options;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Health;
using SupportAddon.Health.Kinds;
using SupportAddon.Health.Probes;
using SupportAddon.Yaml;

namespace SupportAddon.Health.Files;

/// <summary>Checks the probes of a client's file: kinds, conditions, connections, parents and fixes.</summary>
/// <param name="kinds">The kinds there are.</param>
/// <param name="fixes">The names of the fixes there are.</param>
/// <param name="folder">Where the file lies; relative paths start there.</param>
/// <param name="stored">The probes stored already.</param>
internal sealed class ProbeCheck(ProbeKinds kinds, IReadOnlySet<string> fixes, string folder, IReadOnlyList<StoredProbe> stored)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly SecretSource secretSource = new(folder);

    public IReadOnlyList<DesiredProbe> Check(ClientEntry client, string path, ClientFileCheck file, IReadOnlySet<string> connections)
    {
        ProbeNames.Check(client.Probes, path, file);
        return [.. client.Probes.Select((entry, index) => Check(client, entry, YamlPath.Item(path, index), file, connections)).OfType<DesiredProbe>()];
    }

    private DesiredProbe? Check(ClientEntry client, ProbeEntry entry, string path, ClientFileCheck file, IReadOnlySet<string> connections)
    {
        if (entry.Kinds.ToList() is not [(var name, JsonObject settings)] || kinds.Find(name) is not { } kind)
        {
            file.Mistake(path, $"expected exactly one of {string.Join(", ", kinds.Names)}: how \"{entry.Name}\" asks");
            return null;
        }

        var terms = Terms(entry, path, file);
        CheckConditions(entry, kind, path, file);
        CheckFix(entry, kind, path, file);
        var place = YamlPath.Key(path, name);
        var known = stored.FirstOrDefault(probe => probe.Client == client.Code && probe.Name == entry.Name && probe.Kind == name);
        var (clear, secrets) = new ProbeSettings(kind, secretSource, folder, file).Take(entry.Name, settings, place, known);
        foreach (var (key, mistake) in kind.Check(Whole(clear, secrets)))
            file.Mistake(YamlPath.Key(place, key), mistake);
        var connection = settings["connection"]?.ToString();
        if (connection is not null && !connections.Contains(connection))
            file.Mistake(YamlPath.Key(place, "connection"), $"there is no connection \"{connection}\", neither in this file nor applied before");
        return new(entry.Name, name, clear, secrets, connection, terms);
    }

    /// <summary>With the secrets that are at hand: one that is kept was looked at before.</summary>
    private static JsonObject Whole(JsonObject clear, IReadOnlyDictionary<string, string?> secrets)
    {
        var whole = clear.DeepClone().AsObject();
        foreach (var (name, secret) in secrets.Where(secret => secret.Value is not null))
            SettingPath.Put(whole, name, secret);
        return whole;
    }

    private static ProbeTerms Terms(ProbeEntry entry, string path, ClientFileCheck file)
    {
        var usual = new ProbeTerms();
        var every = Duration(entry.Every) ?? usual.Every;
        var timeout = Duration(entry.Timeout) ?? (every < usual.Timeout ? every : usual.Timeout);
        if (timeout > every)
            file.Mistake(YamlPath.Key(path, "timeout"), "is longer than the time between two measurements; make \"every\" longer, or this shorter");
        if (timeout > Longest)
            file.Mistake(YamlPath.Key(path, "timeout"), $"is longer than {DurationText.Write(Longest)}, for which nobody can be kept waiting");
        return usual with
        {
            Every = every, Timeout = timeout, Conditions = entry.Conditions, Warnings = entry.Warnings, Failures = entry.Failures ?? usual.Failures,
            Successes = entry.Successes ?? usual.Successes, Parent = entry.Parent, Impact = entry.Impact, Fix = entry.Fix,
            Agreed = entry.Availability,
        };
    }

    private static TimeSpan? Duration(string? text) => text is null ? null : (TimeSpan?)DurationText.Parse(text);

    private static void CheckConditions(ProbeEntry entry, ProbeKind kind, string path, ClientFileCheck file)
    {
        foreach (var (list, conditions) in new[] { ("conditions", entry.Conditions), ("warnings", entry.Warnings) })
            foreach (var (index, condition) in conditions.Index())
                try
                {
                    Expression.ReadCondition(condition, kind.Vocabulary);
                }
                catch (ExpressionException wrong)
                {
                    file.Mistake(YamlPath.Item(YamlPath.Key(path, list), index), condition, wrong.At, wrong.Message);
                }
    }

    private void CheckFix(ProbeEntry entry, ProbeKind kind, string path, ClientFileCheck file)
    {
        if (entry.Fix is null)
            return;
        if (kind.Name != "records")
            file.Mistake(YamlPath.Key(path, "fix"), "only what \"records\" finds can be corrected by a fix");
        else if (!fixes.Contains(entry.Fix))
            file.Mistake(YamlPath.Key(path, "fix"), $"there is no fix \"{entry.Fix}\"; see: supportaddon fix list");
    }
}
