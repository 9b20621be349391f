using SupportAddon.Odoo.Models;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Records;

/// <summary>The fields that a caller names.</summary>
internal static class RecordFields
{
    public static FieldInfo Known(ModelFields fields, string name) => fields[name] ?? throw new ConnectorException(FailureKind.Refused,
        $"{fields.Model} has no field \"{name}\" that the key's user may read.", $"See which there are: supportaddon connection discover NAME --resource {fields.Model}.");

    public static ErpRecord Record(ModelFields fields, Row row, IEnumerable<string> names) => new()
    {
        Resource = fields.Model,
        Id = row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Values = names.Distinct().ToDictionary(name => name, name => RecordValues.Read(Known(fields, name), row, name)),
    };
}
