namespace SupportAddon.Connectors.Http;

/// <summary>
/// Hides the secrets of one connection in any text: as they are, escaped for an address, JSON or HTML, and inside
/// basic authentication.
/// </summary>
internal sealed class SecretMask
{
    public const string Shown = "***";

    private readonly Lock door = new();
    private readonly IReadOnlyList<string> users;
    private volatile string[] forms = [];

    /// <param name="users">Values that may stand before a secret in basic authentication.</param>
    public SecretMask(IEnumerable<string?> secrets, IEnumerable<string?>? users = null)
    {
        this.users = [.. (users ?? []).OfType<string>()];
        foreach (var secret in secrets)
            Learn(secret);
    }

    /// <summary>How many characters of a text may belong to one secret.</summary>
    public int Longest => forms is [var longest, ..] ? longest.Length : 0;

    /// <summary>Hides one more from now on: a token that the system has just handed out.</summary>
    public void Learn(string? secret)
    {
        if (string.IsNullOrEmpty(secret))
            return;
        lock (door)
            // The longest first, or a secret that contains another would be shown in part.
            forms = [.. forms.Concat(SecretForms.Of(secret, users)).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length)];
    }

    public string Apply(string text)
    {
        foreach (var form in forms)
            text = text.Replace(form, Shown, StringComparison.Ordinal);
        return text;
    }
}
