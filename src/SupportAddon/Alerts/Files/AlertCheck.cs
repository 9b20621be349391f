using System.Net.Mail;
using System.Text.Json.Nodes;
using SupportAddon.Alerts.Rules;
using SupportAddon.Clients.Files;
using SupportAddon.Connectors.Options;
using SupportAddon.Core.Alerts;
using SupportAddon.Core.Tickets;
using SupportAddon.Yaml;

namespace SupportAddon.Alerts.Files;

/// <summary>Checks who is told of outages: names, addresses, probes, and where secrets come from.</summary>
/// <param name="folder">Where the file lies; relative paths start there.</param>
/// <param name="stored">The rules stored already.</param>
internal sealed class AlertCheck(string folder, IReadOnlyList<AlertRule> stored)
{
    private readonly SecretSource secretSource = new(folder);

    public IReadOnlyList<DesiredAlert> Check(ClientEntry client, string path, ClientFileCheck file)
    {
        foreach (var (index, entry) in client.Alerts.Index())
            if (client.Alerts.Take(index).Any(before => before.Name == entry.Name))
                file.Mistake(YamlPath.Key(YamlPath.Item(path, index), "name"), $"two alerts are called \"{entry.Name}\"");
        return [.. client.Alerts.Select((entry, index) => Check(client, entry, YamlPath.Item(path, index), file))];
    }

    private DesiredAlert Check(ClientEntry client, AlertEntry entry, string path, ClientFileCheck file)
    {
        if ((entry.Email is null) == (entry.Webhook is null))
            file.Mistake(path, $"expected exactly one of email, webhook: how \"{entry.Name}\" is told");
        if (entry.Email is [])
            file.Mistake(YamlPath.Key(path, "email"), "expected at least one address");
        foreach (var (index, address) in (entry.Email ?? []).Index())
            if (!IsAddress(address))
                file.Mistake(YamlPath.Item(YamlPath.Key(path, "email"), index), $"\"{address}\" is not a mail address; expected one such as support@example.com");
        foreach (var (index, name) in entry.Probes.Index())
            if (client.Probes.All(probe => probe.Name != name))
                file.Mistake(YamlPath.Item(YamlPath.Key(path, "probes"), index), $"this client has no probe \"{name}\" in this file");
        var target = new AlertTarget { Emails = [.. (entry.Email ?? []).Distinct()], Form = TicketWord.Parse<WebhookForm>(entry.Webhook?.Form) };
        return new(entry.Name, target, Secrets(client, entry, YamlPath.Key(path, "webhook"), file), new()
        {
            Probes = entry.Probes, After = Duration(entry.After) ?? TimeSpan.Zero, Reminder = Duration(entry.Reminder),
        });
    }

    private Dictionary<string, string?> Secrets(ClientEntry client, AlertEntry entry, string path, ClientFileCheck file)
    {
        var secrets = new Dictionary<string, string?>();
        if (entry.Webhook is not { } webhook)
            return secrets;
        var known = stored.FirstOrDefault(rule => rule.Client == client.Code && rule.Name == entry.Name);
        secrets[AlertRule.Url] = Secret(entry.Name, AlertRule.Url, webhook.Url, path, known, file);
        if (secrets[AlertRule.Url] is { } url && !IsWebAddress(url))
            file.Mistake(YamlPath.Key(path, AlertRule.Url), "is no address of a webhook; expected one such as https://hooks.example.com/T000/B000, without user and password");
        if (webhook.Secret is not null)
            secrets[AlertRule.Key] = Secret(entry.Name, AlertRule.Key, webhook.Secret, path, known, file);
        if (webhook.Secret is not null && TicketWord.Parse<WebhookForm>(webhook.Form) != WebhookForm.Json)
            file.Mistake(YamlPath.Key(path, AlertRule.Key), "only the form json is signed");
        return secrets;
    }

    private string? Secret(string alert, string name, JsonNode source, string path, AlertRule? known, ClientFileCheck file)
    {
        if (source is JsonValue)
            return source.ToString();
        var (secret, mistake) = secretSource.Read($"alert {alert}", name, source);
        if (mistake is null && secret is null && known?.Secrets.ContainsKey(name) is not true)
            mistake = "nothing is stored to keep; say where the secret comes from";
        if (mistake is not null)
            file.Mistake(YamlPath.Key(path, name), mistake);
        return secret;
    }

    private static bool IsAddress(string text) => MailAddress.TryCreate(text, out var address) && address.Address == text && !text.Any(char.IsControl);

    private static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", UserInfo: "" };

    private static TimeSpan? Duration(string? text) => text is null ? null : (TimeSpan?)DurationText.Parse(text);
}
