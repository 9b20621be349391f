using System.Text.Json;
using SupportAddon.Core.Expressions;
using SupportAddon.Sdk;
using Comparison = SupportAddon.Sdk.Comparison;

namespace SupportAddon.Fixes.Files;

/// <summary>A fix written in YAML, checked. To the engine it is a fix like those of plugins.</summary>
internal sealed class WrittenFix(FixFile file, WrittenRules rules) : Fix
{
    public override string Id => file.Id;

    public override string Resource => file.Resource;

    public override IReadOnlyList<string> Fields => [.. file.Fields.Keys];

    public override Wording Title => file.Title.Wording;

    public override Wording Effect => file.Effect.Wording;

    public override FixRisk Risk => file.Risk;

    /// <summary>Options of a connection that it is for, with their values; empty for any.</summary>
    public IReadOnlyDictionary<string, string> For => file.For;

    public override Type ParametersType => typeof(IReadOnlyDictionary<string, string>);

    public IReadOnlyList<WrittenParameter> Parameters => [.. file.Parameters.Select(pair => new WrittenParameter(pair.Key, pair.Value))];

    public override IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(IRecordReader records, object parameters, CancellationToken ct) =>
        records.FindAsync(new() { Resource = Resource, Fields = Fields, Conditions = [.. rules.Where.Select(where => Condition(where, parameters))] }, ct);

    public override Correction Correct(ErpRecord record, object parameters)
    {
        object? Value(string name) => ValueOf(record, parameters, name);
        if (rules.When is { } when && !when.Holds(Value))
            return Correction.None;
        if (rules.Guards.FirstOrDefault(guard => guard.Refuse.Holds(Value)) is { Because: { } because })
            return Correction.Refuse(because);
        return file.Archive ? Correction.Archive : file.Restore ? Correction.Restore : Set(Value);
    }

    /// <summary>What cannot be computed is no value: the record is left alone, and not emptied.</summary>
    private Correction Set(Func<string, object?> value)
    {
        var values = new Dictionary<string, JsonElement>();
        foreach (var (field, expression) in rules.Set)
            if (expression is null)
                values[field] = JsonElement.Parse("null");
            else if (expression.Value(value) is { } found)
                values[field] = FieldValues.Write(file.Fields[field], found);
            else
                return Correction.Refuse($"There is no value for {field}: {expression.Text} has none here.");
        return Correction.Set(values);
    }

    private object? ValueOf(ErpRecord record, object parameters, string name)
    {
        if (name == "record.id")
            return record.Id;
        var (family, member) = (name[..name.IndexOf('.', StringComparison.Ordinal)], name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        return family == "parameters"
            ? Parameter(member, parameters)
            : record.Values.TryGetValue(member, out var value) ? FieldValues.Read(file.Fields[member], value) : null;
    }

    private object? Parameter(string name, object parameters) =>
        FieldValues.Parse(file.Parameters[name].Type, ((IReadOnlyDictionary<string, string>)parameters)[name]);

    private FieldCondition Condition(WrittenCondition where, object parameters) => new(where.Field, where.Comparison, where.Parameter is null
        ? where.Value
        : FieldValues.Write(file.Parameters[where.Parameter].Type, Parameter(where.Parameter, parameters)!));
}

/// <summary>What is meant by a fix's file, once it was understood.</summary>
/// <param name="Set">Field to expression; null empties it.</param>
internal sealed record WrittenRules(
    IReadOnlyList<WrittenCondition> Where, Expression? When, IReadOnlyList<WrittenGuard> Guards, IReadOnlyDictionary<string, Expression?> Set);

internal sealed record WrittenGuard(Expression Refuse, string Because);

/// <param name="Parameter">Whose value is compared with; null where it is written out.</param>
internal sealed record WrittenCondition(string Field, Comparison Comparison, JsonElement Value, string? Parameter);
