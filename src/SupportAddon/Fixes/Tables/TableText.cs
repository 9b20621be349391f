using System.Text;

namespace SupportAddon.Fixes.Tables;

/// <summary>
/// The text of a table, in UTF-8 or Windows-1252. What reads as UTF-8 is UTF-8: letters with accents in Windows-1252 make bytes that
/// are no UTF-8, so that the two can be told apart wherever it matters.
/// </summary>
internal static class TableText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="RefusedException">It is neither.</exception>
    public static string Read(byte[] bytes, string file)
    {
        var text = Utf8(bytes) ?? CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        return text.Any(letter => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t'))
            ? throw new RefusedException($"{file} is no text in UTF-8 or Windows-1252.", "Save it as CSV (UTF-8) and plan it again.")
            : text.TrimStart('\ufeff');
    }

    private static string? Utf8(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
