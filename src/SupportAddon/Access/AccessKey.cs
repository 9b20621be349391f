using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SupportAddon.Access;

/// <summary>What a browser or a program shows to be let in: 32 random bytes, of which only the hash is kept.</summary>
internal static class AccessKey
{
    /// <summary>So much chance needs no slow hash: it cannot be guessed.</summary>
    private const int Bytes = 32;

    public static string New(string prefix = "") => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
