using System.Security.Cryptography;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Attachments;

/// <summary>Decodes Base64, and says in words what is none. Letters that make no whole byte would be passed over without a word.</summary>
internal sealed class Base64Decoding : ICryptoTransform
{
    private const int LettersTogether = 4;

    private readonly FromBase64Transform _decoder = new();
    private long _letters;

    public bool CanReuseTransform => false;

    public bool CanTransformMultipleBlocks => _decoder.CanTransformMultipleBlocks;

    public int InputBlockSize => _decoder.InputBlockSize;

    public int OutputBlockSize => _decoder.OutputBlockSize;

    public int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset) =>
        Read(inputBuffer.AsSpan(inputOffset, inputCount), () => _decoder.TransformBlock(inputBuffer, inputOffset, inputCount, outputBuffer, outputOffset));

    public byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)
    {
        var last = Read(inputBuffer.AsSpan(inputOffset, inputCount), () => _decoder.TransformFinalBlock(inputBuffer, inputOffset, inputCount));
        return _letters % LettersTogether == 0 ? last : throw Broken(null);
    }

    public void Dispose() => _decoder.Dispose();

    private T Read<T>(ReadOnlySpan<byte> letters, Func<T> decode)
    {
        foreach (var letter in letters)
            if (!char.IsWhiteSpace((char)letter))
                _letters++;
        try
        {
            return decode();
        }
        catch (FormatException broken)
        {
            throw Broken(broken);
        }
    }

    private static ConnectorException Broken(FormatException? broken) => new(FailureKind.Unexpected,
        "Odoo gave a file that is not Base64.", "Look for a module or proxy that changes its answers, and try the file in Odoo itself.", broken);
}
