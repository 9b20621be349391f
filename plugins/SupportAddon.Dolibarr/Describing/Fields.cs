using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Describing;

/// <summary>The fields of a kind: those of Dolibarr and, where the key's user is an administrator, complementary attributes.</summary>
internal sealed class Fields(Session session)
{
    public static Kind Known(string resource) => Kinds.Find(resource) ?? throw new ConnectorException(FailureKind.Refused,
        $"This connector has no kind of record \"{resource}\".", $"Name one of {string.Join(", ", Kinds.All.Select(kind => kind.Name))}.");

    /// <summary>The fields of these names, each once.</summary>
    /// <exception cref="ConnectorException">There is no such field (<see cref="FailureKind.Refused"/>).</exception>
    public async Task<IReadOnlyDictionary<string, Field>> OfAsync(Kind kind, IEnumerable<string> names, CancellationToken ct)
    {
        IReadOnlyList<string> asked = [.. names.Distinct()];
        var extra = asked.Any(name => name.StartsWith(Field.Extra, StringComparison.Ordinal)) ? await ExtraAsync(kind, ct) : [];
        return asked.ToDictionary(name => name, name => kind.Fields.Append(Kind.Id).Concat(extra ?? []).FirstOrDefault(field => field.Name == name) ?? throw Unknown(kind, name, extra is null));
    }

    /// <summary>Its complementary attributes; null where the user may not see what they are.</summary>
    public async Task<IReadOnlyList<Field>?> ExtraAsync(Kind kind, CancellationToken ct)
    {
        var (mayAsk, answer) = await session.TryAskAsync("setup/extrafields", ct);
        var declared = answer is { } all ? new Row(all).Inner(kind.Element) : default;
        return mayAsk ? [.. declared.Names.Select(name => Extra(name, declared.Inner(name)))] : null;
    }

    private static Field Extra(string name, Row told)
    {
        var type = TypeOf(told.Text("type"));
        return new Field(Field.Extra + name, told.Text("label") ?? name, type)
        {
            IsRequired = told.Number("required") == 1, IsReadOnly = type == FieldType.Other || told.Text("computed") is not null,
            Choices = type == FieldType.Choice ? [.. ChoicesOf(told.Inner("param").Inner("options"))] : [], Habit = type == FieldType.Markup ? Habit.KeepsMarkup : Habit.None,
        };
    }

    private static IEnumerable<Choice> ChoicesOf(Row options) => options.Names.Select(value => new Choice(value, options.Text(value) ?? value));

    // Lists that a table is asked for, links, passwords and the like can be read and are not written.
    private static FieldType TypeOf(string? type) => type switch
    {
        "varchar" or "text" or "mail" or "phone" or "url" => FieldType.Text,
        "html" => FieldType.Markup,
        "int" => FieldType.WholeNumber,
        "double" or "price" => FieldType.Number,
        "boolean" => FieldType.Boolean,
        "select" or "radio" => FieldType.Choice,
        "date" => FieldType.Date,
        "datetime" => FieldType.Instant,
        _ => FieldType.Other,
    };

    private static ConnectorException Unknown(Kind kind, string name, bool isHidden) => isHidden && name.StartsWith(Field.Extra, StringComparison.Ordinal)
        ? new ConnectorException(FailureKind.Refused, $"Whether {kind.Name} has the complementary attribute \"{name}\" cannot be seen.",
            "Use the key of an administrator: only those may see which attributes there are.")
        : new ConnectorException(FailureKind.Refused, $"This connector knows no field \"{name}\" of {kind.Name}.", $"See which there are: supportaddon connection discover NAME --resource {kind.Name}.");
}
