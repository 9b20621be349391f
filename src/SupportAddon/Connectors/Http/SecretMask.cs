namespace SupportAddon.Connectors.Http;

/// <summary>
/// Hides the secrets of one connection in any text: as they are, escaped for an address, JSON or HTML, and inside
/// basic authentication. Immutable.
/// </summary>
internal sealed class SecretMask
{
    public const string Shown = "***";

    private readonly string[] forms;

    /// <param name="users">Values that may stand before a secret in basic authentication.</param>
    public SecretMask(IEnumerable<string?> secrets, IEnumerable<string?>? users = null)
    {
        var known = (users ?? []).OfType<string>().ToList();
        // The longest first, or a secret that contains another would be shown in part.
        forms = [.. secrets.OfType<string>().Where(secret => secret.Length > 0)
            .SelectMany(secret => SecretForms.Of(secret, known))
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(form => form.Length)];
    }

    /// <summary>How many characters of a text may belong to one secret.</summary>
    public int Longest => forms.Length == 0 ? 0 : forms[0].Length;

    public string Apply(string text)
    {
        foreach (var form in forms)
            text = text.Replace(form, Shown, StringComparison.Ordinal);
        return text;
    }
}
