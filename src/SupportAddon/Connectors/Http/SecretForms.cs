using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace SupportAddon.Connectors.Http;

/// <summary>Every way in which one secret may turn up in a text.</summary>
internal static partial class SecretForms
{
    // A shorter fragment would hit ordinary words; whole basic headers are found at any length.
    private const int ShortestFragment = 6;

    public static IEnumerable<string> Of(string secret, IEnumerable<string> users) =>
        [.. Escaped(secret), .. Basic(secret, users), .. Fragments(secret)];

    private static IEnumerable<string> Escaped(string secret)
    {
        string[] address = [Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret)];
        return
        [
            secret, .. address, .. address.Select(LowerHex),
            JavaScriptEncoder.Default.Encode(secret), JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
            WebUtility.HtmlEncode(secret),
        ];
    }

    private static IEnumerable<string> Basic(string secret, IEnumerable<string> users) =>
        from pair in users.Select(user => $"{user}:{secret}").Append($"{secret}:").Append($":{secret}")
        select Convert.ToBase64String(Encoding.UTF8.GetBytes(pair));

    // Base64 of an unknown text around the secret: of the three ways its bytes can fall, what no neighbour changes.
    private static IEnumerable<string> Fragments(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        return bytes.Length < ShortestFragment ? [] : Enumerable.Range(0, 3).SelectMany(shift => Fragment(bytes, shift));
    }

    private static IEnumerable<string> Fragment(byte[] secret, int shift)
    {
        var padded = Convert.ToBase64String([.. new byte[shift], .. secret]).TrimEnd('=');
        var fromStart = (shift * 8 + 5) / 6;
        var stable = (shift + secret.Length) * 8 / 6;
        var fragment = padded[fromStart..stable];
        return [fragment, fragment.Replace('+', '-').Replace('/', '_')];
    }

    private static string LowerHex(string escaped) => Hex().Replace(escaped, match => match.Value.ToLowerInvariant());

    [GeneratedRegex("%[0-9A-F]{2}")]
    private static partial Regex Hex();
}
