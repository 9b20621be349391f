using System.Globalization;

namespace SupportAddon.Dolibarr.Rpc;

/// <summary>Which Dolibarr answers, for example 22.0.4.</summary>
internal sealed record DolibarrVersion(int Major, string Text)
{
    private const int FirstTried = 17;

    private const int FirstThatMerges = 22;
    private const int LastVerbatim = 17;

    /// <summary>Complementary attributes that are not sent are wiped, or it is not known that they are kept.</summary>
    public bool WipesAttributes => Major < FirstThatMerges;

    /// <summary>Texts are kept as they are sent. Between 17 and 22 it is not known, and a warning too many does no harm.</summary>
    public bool KeepsMarkup => Major <= LastVerbatim;

    public bool IsOlderThanTried => Major < FirstTried;

    public static DolibarrVersion? Of(string? text) =>
        int.TryParse(text?.Split('.')[0], CultureInfo.InvariantCulture, out var major) ? new DolibarrVersion(major, text!) : null;
}
