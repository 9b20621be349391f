using System.Text.Json.Nodes;
using SupportAddon.Clients.Files;
using SupportAddon.Health.Kinds;
using SupportAddon.Health.Probes;
using SupportAddon.Yaml;

namespace SupportAddon.Health.Files;

/// <summary>Takes the settings of a probe apart: secrets are fetched and stand alone, and paths start at the root.</summary>
internal sealed class ProbeSettings(ProbeKind kind, SecretSource secretSource, string folder, ClientFileCheck file)
{
    private static readonly string[] Sources = ["env", "file", "prompt", "stored"];

    private readonly JsonObject clear = [];
    private readonly Dictionary<string, string?> secrets = [];

    public (JsonObject Settings, IReadOnlyDictionary<string, string?> Secrets) Take(string probe, JsonObject settings, string path, StoredProbe? known)
    {
        foreach (var (name, value) in settings)
            if (value is JsonObject group && !IsSource(group))
                foreach (var (member, inner) in group)
                    Take(probe, $"{name}.{member}", inner, YamlPath.Key(YamlPath.Key(path, name), member), known);
            else
                Take(probe, name, value, YamlPath.Key(path, name), known);
        return (clear, secrets);
    }

    private void Take(string probe, string name, JsonNode? value, string path, StoredProbe? known)
    {
        if (value is JsonObject source && IsSource(source))
            TakeSecret(probe, name, source, path, known);
        else
            SettingPath.Put(clear, name, kind.Files.Contains(name) ? Path.GetFullPath(value!.ToString(), folder) : value?.DeepClone());
    }

    private void TakeSecret(string probe, string name, JsonObject source, string path, StoredProbe? known)
    {
        var (secret, mistake) = secretSource.Read(probe, name, source);
        if (mistake is null && secret is null && known?.Secrets.ContainsKey(name) is not true)
            mistake = "nothing is stored to keep; say where the secret comes from";
        if (mistake is not null)
            file.Mistake(path, mistake);
        secrets[name] = secret;
    }

    private static bool IsSource(JsonObject group) => group.Count == 1 && Sources.Contains(group.First().Key);
}
