using System.Text.RegularExpressions;

namespace SupportAddon.Connectors.Http;

/// <summary>Hides what an answer hands out as a token: nobody has learned it yet when the answer is shown.</summary>
internal static partial class HandedOut
{
    public static string Hide(string body) => Token().Replace(body, $"$1\"{SecretMask.Shown}\"");

    // The end of the text counts as the end of the value: only the beginning of a body is shown.
    [GeneratedRegex("""("(?:access_|refresh_|id_)?token"\s*:\s*)"(?:[^"\\]|\\.)*(?:"|\\?$)""", RegexOptions.IgnoreCase)]
    private static partial Regex Token();
}
