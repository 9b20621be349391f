using System.Security.Cryptography;
using System.Text;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Attachments;

/// <summary>
/// The content of a file as it comes: Odoo's answer is read up to the field's opening quote, and from there decoded until
/// the closing one, so that memory does not grow with the file.
/// </summary>
internal sealed class Base64Field(HttpResponseMessage answer, Stream afterQuote) : CryptoStream(new Quoted(afterQuote), new Base64Decoding(), CryptoStreamMode.Read)
{
    private const int FurthestAway = 4096;

    /// <summary>The stream, just behind the quote with which the field's text opens; null where the answer holds no such text.</summary>
    public static async Task<Stream?> FindAsync(Stream body, string field, CancellationToken ct)
    {
        var (seen, one) = (new StringBuilder(), new byte[1]);
        while (seen.Length < FurthestAway && await body.ReadAsync(one, ct) == 1)
        {
            seen.Append((char)one[0]);
            if (one[0] == '"' && seen.ToString().Replace(" ", "", StringComparison.Ordinal).EndsWith($"\"{field}\":\"", StringComparison.Ordinal))
                return body;
        }
        return null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            answer.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Ends at the closing quote; an answer that ends before it was cut.</summary>
    private sealed class Quoted(Stream inner) : Stream
    {
        private bool _ended;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => _ended ? 0 : Upto(buffer.AsMemory(offset, count), inner.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _ended || buffer.IsEmpty ? 0 : Upto(buffer, await inner.ReadAsync(buffer, cancellationToken));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private int Upto(Memory<byte> bytes, int read)
        {
            if (read == 0)
                throw new ConnectorException(FailureKind.Unreachable, "The answer of Odoo ended in the middle of a file.", "Try again.");
            var quote = bytes.Span[..read].IndexOf((byte)'"');
            _ended = quote >= 0;
            return _ended ? quote : read;
        }
    }
}
