using System.CommandLine;

namespace SupportAddon.Shell;

/// <summary>Options that every command understands.</summary>
internal static class GlobalOptions
{
    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Write JSON instead of text.",
        Recursive = true,
    };

    public static readonly Option<string?> Data = new("--data")
    {
        Description = "The data folder: private database, keys, shadow copies.",
        HelpName = "folder",
        Recursive = true,
    };
}
