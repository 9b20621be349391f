using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SupportAddon.Dolibarr.Records;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Describing;

/// <summary>What a version makes of a value, as was measured.</summary>
internal static partial class Prediction
{
    /// <summary>As it would be read back.</summary>
    public static JsonElement Of(DolibarrVersion version, Field field, JsonElement value)
    {
        var normal = RecordValues.Normal(field, value);
        if (field.Type is not (FieldType.Text or FieldType.Markup) || normal.ValueKind != JsonValueKind.String)
            return normal;
        var text = Kept(version, field, normal.GetString()!);
        if (field.Habit.HasFlag(Habit.Squeezed))
            text = Squeezed().Replace(text, "");
        if (field.Habit.HasFlag(Habit.AsFileName))
            text = AsFileName(text);
        if (field.Habit.HasFlag(Habit.LowerCase))
            text = text.ToLowerInvariant();
        return RecordValues.Element(text.Length == 0 || (text == "0" && field.Habit.HasFlag(Habit.ZeroIsEmpty)) ? null : text);
    }

    private static string Kept(DolibarrVersion version, Field field, string text) =>
        version.KeepsMarkup && !field.Habit.HasFlag(Habit.InAllVersions) ? (field.Habit.HasFlag(Habit.KeepsSpaces) ? text : Sanitised.Trimmed(text))
        : field.Habit.HasFlag(Habit.KeepsMarkup) ? Sanitised.Html(field.Habit.HasFlag(Habit.KeepsSpaces) ? text.TrimStart() : Sanitised.Trimmed(text))
        : Sanitised.Plain(text);

    private static string AsFileName(string text) => Forbidden().Replace(Dashes().Replace(Accents().Replace(text.Normalize(NormalizationForm.FormD), "").Normalize(), "_"), "");

    [GeneratedRegex(@"\p{Mn}")]
    private static partial Regex Accents();

    [GeneratedRegex(@";?--+")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"[<>""\\/;:*?|$]|\.\./")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"[\s.]")]
    private static partial Regex Squeezed();
}
