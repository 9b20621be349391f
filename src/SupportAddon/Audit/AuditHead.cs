using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportAddon.Audit;

/// <summary>The number and the hash of a line. Kept elsewhere, it shows later that nothing up to it was changed or cut off.</summary>
internal sealed partial record AuditHead(long Number, string Hash)
{
    public override string ToString() => $"{Number.ToString(CultureInfo.InvariantCulture)}:{Hash}";

    /// <param name="given">As <c>audit head</c> prints it, or the name of a file in which that stands.</param>
    /// <exception cref="RefusedException">There is none in it.</exception>
    public static AuditHead Read(string given)
    {
        var match = Form().Match(File.Exists(given) ? File.ReadAllText(given) : given);
        return match.Success && long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(number, match.Groups[2].Value)
            : throw new RefusedException(
                $"\"{given}\" is neither a head of the audit trail nor a file with one.", "Give what supportaddon audit head once printed: a number, a colon and 64 letters and figures.");
    }

    [GeneratedRegex("(?<![0-9])([0-9]+):([0-9a-f]{64})(?![0-9a-f])")]
    private static partial Regex Form();
}
