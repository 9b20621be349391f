using SupportAddon.Clients.Files;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Qualification;
using SupportAddon.Yaml;

namespace SupportAddon.Qualification.Files;

/// <summary>Checks the rules of a client file: that each condition can be understood, and each word said.</summary>
internal static class RuleEntryCheck
{
    public static void Check(IReadOnlyList<RuleEntry> rules, string path, ClientFileCheck file)
    {
        foreach (var (index, rule) in rules.Index())
            Check(rule, YamlPath.Item(path, index), file);
        foreach (var twice in rules.Index().Where(rule => rule.Item.Name is not null).GroupBy(rule => rule.Item.Name).SelectMany(named => named.Skip(1)))
            file.Mistake(YamlPath.Key(YamlPath.Item(path, twice.Index), "name"), $"two rules are called \"{twice.Item.Name}\"");
    }

    private static void Check(RuleEntry rule, string path, ClientFileCheck file)
    {
        try
        {
            Expression.ReadCondition(rule.When, TicketText.Vocabulary);
        }
        catch (ExpressionException wrong)
        {
            file.Mistake(YamlPath.Key(path, "when"), rule.When, wrong.At, wrong.Message);
        }

        foreach (var (property, word) in rule.Then)
            if (QualificationWords.Refuse(property, word) is { } refusal)
                file.Mistake(YamlPath.Key(YamlPath.Key(path, "then"), property), refusal);
    }
}
