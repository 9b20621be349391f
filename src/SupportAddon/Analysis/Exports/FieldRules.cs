using SupportAddon.Sdk;

namespace SupportAddon.Analysis.Exports;

/// <summary>
/// What is done to the fields of a kind of record. What nobody vouches for is taken for personal: a text of which the connector does not say
/// what it holds becomes tokens, and free text stays in the source.
/// </summary>
internal sealed class FieldRules(ExportAsk ask, ResourceInfo resource)
{
    /// <returns>Those that are taken along, and the names of those that are not.</returns>
    /// <exception cref="RefusedException">Something was asked for that there is not, or that makes no sense.</exception>
    public (IReadOnlyList<ExportedField> Fields, IReadOnlyList<string> LeftOut) Read()
    {
        Check();
        var wanted = resource.Fields.Where(field => field.Name != "id").ToList();
        var fields = wanted.Select(field => (field, Treatment: Treat(field))).Where(one => one.Treatment is not null)
            .Select(one => new ExportedField(one.field.Name, one.field.Label, one.field.Type, one.Treatment!.Value)).ToList();
        if (fields.Count == 0)
            throw new RefusedException($"Nothing would be left of {resource.Name}: all of its fields stay in the source.", "Name free text that may be taken along with --free-text, or leave the kind out.");
        return (fields, [.. wanted.Select(field => field.Name).Except(fields.Select(field => field.Name))]);
    }

    /// <returns>Null where it is left out.</returns>
    private Treatment? Treat(ResourceField field) =>
        field.Type == FieldType.Other ? null
        : Names(ask.Tokens).Contains(field.Name) ? Treatment.Token
        : Names(ask.FreeText).Contains(field.Name) ? Treatment.FreeText
        : Names(ask.Clear).Contains(field.Name) ? Treatment.Cleared
        : Names(ask.Fields) is { Count: > 0 } named && !named.Contains(field.Name) ? null
        : Content(field) switch
        {
            FieldContent.FreeText => null,
            FieldContent.Personal => Treatment.Token,
            _ => Treatment.Kept,
        };

    private static FieldContent Content(ResourceField field) => field.Content ?? field.Type switch
    {
        FieldType.Markup => FieldContent.FreeText,
        FieldType.Text => FieldContent.Personal,
        _ => FieldContent.Ordinary,
    };

    private void Check()
    {
        foreach (var name in new[] { ask.Fields, ask.Tokens, ask.FreeText, ask.Clear }.SelectMany(Names))
            if (resource.Fields.All(field => field.Name != name))
                throw new RefusedException($"{resource.Name} has no field \"{name}\".", $"See which it has: supportaddon connection discover NAME --resource {resource.Name}");
        foreach (var field in resource.Fields.Where(field => Names(ask.Clear).Contains(field.Name) && Content(field) != FieldContent.Personal))
            throw new RefusedException($"{resource.Name}.{field.Name} is not personal: there is nothing to be left as it is.", "Leave it out of --clear; free text is named with --free-text.");
        foreach (var field in resource.Fields.Where(field => Names(ask.FreeText).Contains(field.Name) && Content(field) != FieldContent.FreeText))
            throw new RefusedException($"{resource.Name}.{field.Name} is no free text.", "Leave it out of --free-text; a personal field is named with --clear.");
    }

    /// <summary>Those of this kind, without its name; kinds may have full stops in theirs.</summary>
    private List<string> Names(IReadOnlyList<string> given) =>
        [.. given.Where(name => name.LastIndexOf('.') is > 0 and var at && name[..at] == resource.Name).Select(name => name[(resource.Name.Length + 1)..])];
}
