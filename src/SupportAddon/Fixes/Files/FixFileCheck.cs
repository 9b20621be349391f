using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SupportAddon.Connectors.Records;
using SupportAddon.Core.Expressions;
using SupportAddon.Yaml;
using Comparison = SupportAddon.Sdk.Comparison;

namespace SupportAddon.Fixes.Files;

/// <summary>Checks what a schema cannot: that each expression can be understood, and names only what there is.</summary>
internal sealed class FixFileCheck
{
    private readonly FixFile file;
    private readonly YamlReading reading;
    private readonly Vocabulary vocabulary;
    private readonly List<YamlError> mistakes = [];

    private FixFileCheck(FixFile file, YamlReading reading)
    {
        (this.file, this.reading) = (file, reading);
        vocabulary = new(
            file.Fields.Select(field => ($"record.{field.Key}", field.Value))
                .Concat(file.Parameters.Select(parameter => ($"parameters.{parameter.Key}", parameter.Value.Type)))
                .Append(("record.id", FieldKind.Text)).DistinctBy(name => name.Item1)
                .ToDictionary(name => name.Item1, name => FieldValues.KindOf(name.Item2)),
            new HashSet<string>());
    }

    /// <returns>The fix, or null and every mistake with its line.</returns>
    public static (WrittenFix? Fix, IReadOnlyList<YamlError> Mistakes) Read(string text, string name)
    {
        var (file, reading) = FixFile.Read(text, name);
        return file is null ? (null, reading.Errors) : new FixFileCheck(file, reading).Check();
    }

    private (WrittenFix? Fix, IReadOnlyList<YamlError> Mistakes) Check()
    {
        CheckWhole();
        foreach (var (name, parameter) in file.Parameters)
            Check(new WrittenParameter(name, parameter), YamlPath.Key("parameters", name));
        var rules = new WrittenRules(
            [.. file.Where.Select((where, index) => Where(where, YamlPath.Item("where", index))).OfType<WrittenCondition>()],
            file.When is { } when ? Condition(when, "when") : null,
            [.. file.Guards.Select((guard, index) => Guard(guard, YamlPath.Item("guards", index))).OfType<WrittenGuard>()],
            file.Set.ToDictionary(field => field.Key, field => Value(field.Key, field.Value)));
        return mistakes.Count == 0 ? (new(file, rules), []) : (null, [.. mistakes.OrderBy(mistake => mistake.Line)]);
    }

    private void CheckWhole()
    {
        if (file.Fields.Count == 0)
            Mistake("fields", "expected at least one field");
        if (new[] { file.Set.Count > 0, file.Archive, file.Restore }.Count(isSo => isSo) != 1)
            Mistake(YamlPath.Root, "expected one of \"set\", \"archive\" and \"restore\": what the fix does");
    }

    private void Check(WrittenParameter parameter, string path)
    {
        if (parameter is { ChoicesFrom: not null, Kind: not FieldKind.Text })
            Mistake(YamlPath.Key(path, "choices"), "what the client's system has is a text; write \"type: text\"");
        else if (parameter.Entry.Pattern is { } pattern && !IsPattern(pattern))
            Mistake(YamlPath.Key(path, "pattern"), $"\"{pattern}\" is no pattern that can be looked for in good time");
        else if (parameter.Entry.Default is not null && parameter.Bind(null).Mistake is { } wrong)
            Mistake(YamlPath.Key(path, "default"), wrong);
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking) is not null;
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private WrittenCondition? Where(JsonObject where, string path)
    {
        var field = where["field"]!.ToString();
        var comparisons = where.Where(pair => pair.Key != "field").ToList();
        if (comparisons is not [var comparison])
        {
            Mistake(path, $"expected one of {string.Join(", ", ComparisonWords.All.Keys)} beside \"field\"");
            return null;
        }

        var parameter = (comparison.Value as JsonObject)?["parameter"]?.ToString();
        if (parameter is not null && !file.Parameters.ContainsKey(parameter))
            Mistake(YamlPath.Key(path, comparison.Key), $"there is no parameter \"{parameter}\"");
        return new(field, ComparisonWords.All[comparison.Key], JsonSerializer.SerializeToElement(comparison.Value), parameter);
    }

    private WrittenGuard? Guard(GuardEntry guard, string path) =>
        Condition(guard.Refuse, YamlPath.Key(path, "refuse")) is { } refuse ? new(refuse, guard.Because) : null;

    private Expression? Condition(string text, string path) => Understand(text, path, Expression.ReadCondition);

    private Expression? Value(string field, string? text)
    {
        var path = YamlPath.Key("set", field);
        if (!file.Fields.TryGetValue(field, out var kind))
            Mistake(path, $"\"{field}\" does not stand under \"fields\"");
        else if (kind == FieldKind.List)
            Mistake(path, "a list cannot be set by an expression");
        else if (text is not null && Understand(text, path, Expression.Read) is { } read)
        {
            if (read.Kind == FieldValues.KindOf(kind))
                return read;
            Mistake(path, $"\"{field}\" is {FieldValues.KindOf(kind).Words()}, this is {read.Kind.Words()}");
        }

        return null;
    }

    private Expression? Understand(string text, string path, Func<string, Vocabulary, Expression> read)
    {
        try
        {
            return read(text, vocabulary);
        }
        catch (ExpressionException wrong)
        {
            mistakes.Add(reading.Mistake(path, text, wrong.At, wrong.Message));
            return null;
        }
    }

    private void Mistake(string path, string message) => mistakes.Add(reading.Mistake(path, message));
}
