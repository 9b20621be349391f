using System.Globalization;
using System.Text;

namespace SupportAddon.Demo.Story;

internal static class Letters
{
    /// <summary>Lower case without accents, as in mail addresses.</summary>
    public static string Plain(string name)
    {
        var bare = name.Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark);
        return string.Concat(bare).ToLowerInvariant();
    }
}
