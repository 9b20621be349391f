using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SupportAddon.Rest.Paging;

/// <summary>What has come before, remembered by eight bytes each, so that a long list costs little.</summary>
internal sealed class Seen
{
    private readonly HashSet<long> _prints = [];

    /// <summary>False when it has come before.</summary>
    public bool Add(string text) =>
        _prints.Add(BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
}
