using System.Text.RegularExpressions;

namespace SupportAddon.Yaml;

/// <summary>How places in a tree are written: <c>tickets.fields["due date"]</c>, <c>lookups[2]</c>.</summary>
public static partial class YamlPath
{
    /// <summary>The whole file.</summary>
    public const string Root = "";

    /// <summary>The place of a key in a mapping.</summary>
    public static string Key(string parent, string key) =>
        !Plain().IsMatch(key) ? $"{parent}[\"{key.Replace("\"", "\\\"", StringComparison.Ordinal)}\"]"
        : parent.Length == 0 ? key : $"{parent}.{key}";

    /// <summary>The place of an item in a sequence.</summary>
    public static string Item(string parent, int index) => $"{parent}[{index}]";

    /// <summary>The place as a sentence names it.</summary>
    internal static string Under(string path) => path.Length == 0 ? "" : $" under {path}";

    [GeneratedRegex("^[A-Za-z0-9_-]+$")]
    private static partial Regex Plain();
}
