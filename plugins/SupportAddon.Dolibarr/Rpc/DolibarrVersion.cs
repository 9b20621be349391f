using System.Globalization;

namespace SupportAddon.Dolibarr.Rpc;

/// <summary>Which Dolibarr answers, for example 22.0.4.</summary>
internal sealed record DolibarrVersion(int Major, string Text)
{
    private const int FirstTried = 17;

    public bool IsOlderThanTried => Major < FirstTried;

    public static DolibarrVersion? Of(string? text) =>
        int.TryParse(text?.Split('.')[0], CultureInfo.InvariantCulture, out var major) ? new DolibarrVersion(major, text!) : null;
}
