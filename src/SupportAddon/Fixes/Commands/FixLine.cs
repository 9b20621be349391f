using SupportAddon.Connectors.Options;
using SupportAddon.Fixes.Plans;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Commands;

/// <summary>A fix in words. It holds nothing of a plugin itself.</summary>
internal sealed record FixLine(
    string Name, Wording Title, Wording Effect, string Resource, string Risk, IReadOnlyList<string> Fields, IReadOnlyList<OptionDescription> Parameters)
{
    /// <summary>What the parameters may be in one client's system; null where none was named.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Choice>>? Choices { get; init; }

    public static FixLine Of(OfferedFix offered) => new(
        offered.Name, offered.Fix.Title, offered.Fix.Effect, offered.Fix.Resource, EntryRows.Word(offered.Risk), [.. offered.Fix.Fields], offered.Parameters);
}
