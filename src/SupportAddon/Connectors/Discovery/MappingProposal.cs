using System.Text.Encodings.Web;
using System.Text.Json;
using SupportAddon.Core.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Discovery;

/// <summary>
/// A connection's mapping as far as it can be told: every choice of the fields that are mapped, those with a known word
/// filled in, the others as comments that ask for a decision.
/// </summary>
/// <param name="known">What the connector knows, with the connection's own settings laid over it.</param>
/// <param name="settings">The connection's own settings: none of them is left out.</param>
internal sealed class MappingProposal(FieldMapping known, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> settings)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Of(string connection, ResourceInfo resource)
    {
        var fields = FieldMapping.MappedFields.Select(field => (Field: field, Lines: Lines(field, resource).ToList())).Where(field => field.Lines.Count > 0).ToList();
        var isEmpty = fields.TrueForAll(field => field.Lines.TrueForAll(IsOpen));
        IEnumerable<string> lines =
        [
            $"# Proposed for {connection} from {resource.Name}. Put it into the connection, in place of its mapping, and decide what is",
            "# a comment: write the word that stands behind the field's name, or none, in place of ?.",
            isEmpty ? "    mapping: {}" : "    mapping:",
            .. fields.SelectMany(field => field.Lines.Prepend($"      {(field.Lines.TrueForAll(IsOpen) ? "# " : "")}{field.Field}: # {Origin(field.Field, resource)}; {Words(field.Field)}")),
        ];
        return string.Join('\n', lines) + "\n";
    }

    private IEnumerable<string> Lines(string field, ResourceInfo resource) => Choices(field, resource)
        .Concat(settings.GetValueOrDefault(field)?.Keys ?? []).Distinct()
        .Select(value => known.Word(field, value) is { } word ? $"        {Quoted(value)}: {word}" : $"        # {Quoted(value)}: ?");

    private static IEnumerable<string> Choices(string field, ResourceInfo resource) =>
        resource.TicketFields.TryGetValue(field, out var source) ? resource.Fields.FirstOrDefault(each => each.Name == source)?.Choices.Select(choice => choice.Label) ?? [] : [];

    private static string Origin(string field, ResourceInfo resource) => resource.TicketFields.TryGetValue(field, out var source) ? $"from {source}" : "from the connection";

    private static string Words(string field) => string.Join(", ", FieldMapping.Words(field).Append(TicketWord.None));

    private static bool IsOpen(string line) => line.TrimStart().StartsWith('#');

    // YAML reads a text in double quotes as JSON writes it.
    private static string Quoted(string value) => JsonSerializer.Serialize(value, Readable);
}
