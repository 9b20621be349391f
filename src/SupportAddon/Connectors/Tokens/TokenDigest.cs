using System.Security.Cryptography;
using System.Text;
using SupportAddon.Storage;

namespace SupportAddon.Connectors.Tokens;

/// <summary>Tells whether a token was got with the options and secrets there are now. Stored sealed only: secrets are in it.</summary>
internal static class TokenDigest
{
    public static string Of(string plugin, IReadOnlyDictionary<string, object?> options) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(JsonColumn.Write(
            options.OrderBy(option => option.Key, StringComparer.Ordinal).Select(option => new[] { option.Key, option.Value }).Prepend([plugin])))));
}
