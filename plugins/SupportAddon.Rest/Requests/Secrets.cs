using System.Text;

namespace SupportAddon.Rest.Requests;

/// <summary>The connection's secrets, in every form in which a server might echo them.</summary>
internal sealed class Secrets(RestOptions options)
{
    private const int Longest = 160;

    private readonly List<string> _forms =
        [.. new[] { options.ApiKey, options.Password, Basic(options) }.OfType<string>().Where(secret => secret.Length > 0).SelectMany(Forms)];

    /// <summary>What the source said, short, on one line, and without secrets.</summary>
    public string Masked(string said)
    {
        foreach (var form in _forms)
            said = said.Replace(form, "***", StringComparison.OrdinalIgnoreCase);
        var line = string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : $"{line[..Longest]}...";
    }

    private static IEnumerable<string> Forms(string secret) =>
        [secret, Uri.EscapeDataString(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))];

    private static string? Basic(RestOptions options) =>
        options.Password is null ? null : $"{options.User}:{options.Password}";
}
