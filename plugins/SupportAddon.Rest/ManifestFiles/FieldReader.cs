using System.Text.RegularExpressions;
using SupportAddon.Rest.Selection;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.ManifestFiles;

/// <summary>Reads the manifest's part about one field of a kind of record.</summary>
internal sealed class FieldReader(string name, Section field, IReadOnlyCollection<string> lookups, IReadOnlyCollection<string> resources)
{
    public FieldPlan Plan()
    {
        var type = Enum.Parse<FieldType>(field.Text("type"), ignoreCase: true);
        return new FieldPlan(name, field.Text("label"), type, At(), Write(type), field.Flag("required"), Known("lookup", lookups, "lookups"),
            Known("refersTo", resources, "resources"), field.Inside("ask") is { } ask ? Ask(ask, type) : null, Becomes(type))
        {
            Content = field.Optional("content") is { } content ? Enum.Parse<FieldContent>(content, ignoreCase: true) : null,
        };
    }

    private FieldPath At()
    {
        if (field.Has("at"))
            return field.Path("at")!;
        if (!FieldPath.TryParse($"['{name}']", out var own, out _))
            field.Mistake("type", "a field of that name needs \"at\", its place in the record");
        return own!;
    }

    private FieldPath? Write(FieldType type)
    {
        var place = field.Path("write");
        if (place?.CanBePut == false)
            field.Mistake("write", "a place to write to has names between dots, and [key=value] behind a name and before another one");
        if (place is not null && type == FieldType.Instant)
            field.Mistake("write", "an instant can only be read");
        return place;
    }

    private AskPlan Ask(Section section, FieldType type)
    {
        // A source may keep more of an instant than it shows: what it shows as the same may be later.
        if (type == FieldType.Instant && (section.Has("equal") || section.Has("atMost")))
            section.Mistake(section.Has("equal") ? "equal" : "atMost", "of an instant only \"atLeast\" is sure to leave out none");
        return new AskPlan(section.Optional("parameter") ?? name, section.Optional("equal"), section.Optional("separator"), section.Optional("atLeast"), section.Optional("atMost"),
            section.Optional("empty"));
    }

    private IReadOnlyList<Habit> Becomes(FieldType type)
    {
        if (field.Has("becomes") && type is not (FieldType.Text or FieldType.Markup))
            field.Mistake("becomes", "only texts become something else");
        return [.. field.Items("becomes").Select(Become).OfType<Habit>()];
    }

    private static Habit? Become(Section section)
    {
        try
        {
            return new Habit(new Regex(section.Text("pattern"), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), section.Text("text"));
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            section.Mistake("pattern", $"this is no regular expression that surely ends: {wrong.Message}");
            return null;
        }
    }

    private string? Known(string key, IReadOnlyCollection<string> names, string part)
    {
        if (field.Optional(key) is { } given && !names.Contains(given))
            field.Mistake(key, $"\"{given}\" does not stand under {part}");
        return field.Optional(key);
    }
}
