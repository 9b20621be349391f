using System.Text.RegularExpressions;

namespace SupportAddon.Connectors.Plugins;

internal static partial class PluginId
{
    public static bool IsValid(string? id) => id is not null && Form().IsMatch(id);

    [GeneratedRegex(@"\A[a-z0-9-]{1,40}\z")]
    private static partial Regex Form();
}
