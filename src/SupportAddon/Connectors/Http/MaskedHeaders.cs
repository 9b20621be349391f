using System.Net.Http.Headers;

namespace SupportAddon.Connectors.Http;

/// <summary>Headers as a person may see them. Those that exist to carry credentials are never shown, known secret or not.</summary>
internal sealed class MaskedHeaders(SecretMask mask)
{
    private static readonly HashSet<string> Credentials = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie",
    };

    public IReadOnlyList<KeyValuePair<string, string>> Of(params HttpHeaders?[] groups) =>
    [
        .. from headers in groups
           where headers is not null
           from header in headers
           select KeyValuePair.Create(header.Key, Show(header.Key, string.Join(", ", header.Value))),
    ];

    private string Show(string name, string value)
    {
        if (!Credentials.Contains(name))
            return mask.Apply(value);
        var scheme = value.IndexOf(' ', StringComparison.Ordinal);
        return name.EndsWith("Authorization", StringComparison.OrdinalIgnoreCase) && scheme > 0
            ? $"{value[..scheme]} {SecretMask.Shown}"
            : SecretMask.Shown;
    }
}
