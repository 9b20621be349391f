namespace SupportAddon.Core.Life;

/// <summary>How one ticket is tied to another, seen from each of the two.</summary>
internal static class LinkKind
{
    public const string Follows = "follows";

    private static readonly Dictionary<string, string> Back = new()
    {
        ["duplicate-of"] = "duplicated-by",
        ["relates-to"] = "relates-to",
        ["caused-by"] = "causes",
        [Follows] = "followed-by",
    };

    /// <summary>The kinds that a person gives.</summary>
    public static IReadOnlyCollection<string> All => Back.Keys;

    /// <summary>The kind as the other ticket has it.</summary>
    public static string Inverse(string kind) => Back[kind];
}
