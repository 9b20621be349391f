using System.Collections.Concurrent;
using System.Text;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Requests;

/// <summary>The connection's secrets, in every form in which a server might echo them.</summary>
internal sealed class Secrets(RestOptions options)
{
    private const int Longest = 160;

    private readonly ConcurrentDictionary<string, bool> _forms = new(
        new[] { options.ApiKey, options.Password, options.ClientSecret, options.RefreshToken, Basic(options.User, options.Password), Basic(options.ClientId, options.ClientSecret) }
            .SelectMany(Forms).Distinct().Select(Known));

    /// <summary>What the system handed out is a secret too.</summary>
    public void Add(Token token)
    {
        foreach (var form in Forms(token.Value).Concat(Forms(token.Refresh)))
            _forms.TryAdd(form, true);
    }

    /// <summary>What the source said, short, on one line, and without secrets.</summary>
    public string Masked(string said)
    {
        foreach (var form in _forms.Keys)
            said = said.Replace(form, "***", StringComparison.OrdinalIgnoreCase);
        var line = string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : $"{line[..Longest]}...";
    }

    private static IEnumerable<string> Forms(string? secret) =>
        string.IsNullOrEmpty(secret) ? [] : [secret, Uri.EscapeDataString(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))];

    private static string? Basic(string? name, string? secret) => secret is null ? null : $"{name}:{secret}";

    private static KeyValuePair<string, bool> Known(string form) => KeyValuePair.Create(form, true);
}
