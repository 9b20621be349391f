using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportAddon.Core.Analysis;

/// <summary>
/// Tokens in the place of personal values: the same value always has the same one, so that what belongs together still does, and without the
/// key there is no way back and no way to try values out. A token looks like what it stands for where that helps, and is none.
/// </summary>
internal sealed partial class Pseudonyms(byte[] key)
{
    /// <summary>In bytes.</summary>
    public const int KeyLength = 32;

    private const string Consonants = "bdfghklmnprstvwz";
    private const string Vowels = "aeiu";
    private const int Words = 3;
    private const int Syllables = 4;

    /// <summary>Tells that two files have the same tokens, and nothing of the key.</summary>
    public string Mark => Convert.ToHexStringLower(Hash("mark", "")[..8]);

    /// <summary>Nothing stays nothing; of several values each has its token.</summary>
    public JsonElement Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => value,
        JsonValueKind.Array => JsonSerializer.SerializeToElement(value.EnumerateArray().Select(Of)),
        _ => JsonSerializer.SerializeToElement(Of(value.ToString())),
    };

    public string Of(string value)
    {
        if (value.Length == 0)
            return value;
        var hash = Hash("value", value);
        return Email().IsMatch(value) ? $"p{Hexadecimal(hash)}@example.invalid"
            : Telephone().IsMatch(value) ? string.Create(CultureInfo.InvariantCulture, $"+000{BitConverter.ToUInt64(hash) % 1_000_000_000_000_000_000:D18}")
            : value.Any(char.IsLetter) ? string.Join(' ', Enumerable.Range(0, Words).Select(word => Word(hash.AsSpan(word * Syllables, Syllables))))
            : $"p{Hexadecimal(hash)}";
    }

    private byte[] Hash(string purpose, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\0{text}"));

    private static string Hexadecimal(byte[] hash) => Convert.ToHexStringLower(hash.AsSpan(0, 10));

    private static string Word(ReadOnlySpan<byte> bytes)
    {
        var word = new StringBuilder();
        foreach (var part in bytes)
            word.Append(Consonants[part & 15]).Append(Vowels[(part >> 4) & 3]);
        word[0] = char.ToUpperInvariant(word[0]);
        return word.ToString();
    }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\z")]
    private static partial Regex Email();

    [GeneratedRegex(@"^[+0(][0-9 ().\-/]{5,}\z")]
    private static partial Regex Telephone();
}
