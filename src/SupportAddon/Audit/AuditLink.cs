using System.Security.Cryptography;
using System.Text;

namespace SupportAddon.Audit;

/// <summary>A line as a link of the chain.</summary>
/// <param name="Number">Where it stands; not part of what is hashed.</param>
/// <param name="Previous">The hash of the line that it was written after.</param>
/// <param name="Hash">Its own, as stored.</param>
/// <param name="Content">All that it says, in the one form in which that is hashed.</param>
internal sealed record AuditLink(long Number, byte[] Previous, byte[] Hash, string Content)
{
    /// <summary>What the first line follows.</summary>
    public static readonly byte[] Nothing = new byte[SHA256.HashSizeInBytes];

    public AuditHead Head => new(Number, Convert.ToHexStringLower(Hash));

    /// <summary>It says what it said when it was written.</summary>
    public bool IsUnchanged => SHA256.HashData([.. Previous, .. Encoding.UTF8.GetBytes(Content)]).AsSpan().SequenceEqual(Hash);

    /// <param name="before">Null for the beginning of the chain.</param>
    public bool Follows(AuditLink? before) => Previous.AsSpan().SequenceEqual(before?.Hash ?? Nothing);
}
