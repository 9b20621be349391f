using System.Text.Json.Nodes;
using SupportAddon.Connectors.Network;
using SupportAddon.Yaml;

namespace SupportAddon.Clients.Files;

/// <summary>Checks how a connection of a client file wants to reach its system, and fetches the secrets of that.</summary>
internal sealed class NetworkEntryCheck(SecretSource secretSource, string folder, ClientFileCheck file)
{
    private readonly Dictionary<string, string> settings = [];
    private readonly Dictionary<string, string?> secrets = [];

    public DesiredNetwork Check(ConnectionEntry entry, Connection? known, string path)
    {
        foreach (var (name, value) in entry.Network)
            if (value is JsonObject group)
                foreach (var (member, inner) in group)
                    Take(entry.Name, $"{name}.{member}", inner, known, YamlPath.Key(YamlPath.Key(path, name), member));
            else
                Take(entry.Name, name, value, known, YamlPath.Key(path, name));
        return new(settings, secrets);
    }

    private void Take(string connection, string name, JsonNode? value, Connection? known, string path)
    {
        if (NetworkSetting.IsSecret(name) || value is JsonObject)
            TakeSecret(connection, name, value, known, path);
        else
            settings[name] = NetworkSetting.IsPath(name) ? Path.GetFullPath(ClientFileCheck.Text(value), folder) : ClientFileCheck.Text(value);
        Refuse(name, settings.GetValueOrDefault(name) ?? secrets.GetValueOrDefault(name), path);
    }

    private void TakeSecret(string connection, string name, JsonNode? value, Connection? known, string path)
    {
        var (secret, mistake) = secretSource.Read(connection, name, value);
        if (mistake is null && secret is null && known?.SealedNetworkSecrets.ContainsKey(name) is not true)
            mistake = "nothing is stored to keep; say where the secret comes from";
        if (mistake is not null)
            file.Mistake(path, mistake);
        secrets[name] = secret;
    }

    private void Refuse(string name, string? value, string path)
    {
        if (!NetworkSetting.IsHeader(name))
            return;
        if (!IsHeaderName(name[NetworkSetting.Headers.Length..]))
            file.Mistake(path, "is not the name of a header that can be added to a request");
        if (value?.Any(char.IsControl) is true)
            file.Mistake(path, "the value of a header is one line of text");
    }

    private static bool IsHeaderName(string name)
    {
        using var request = new HttpRequestMessage();
        return request.Headers.TryAddWithoutValidation(name, "x");
    }
}
