using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Connectors;
using SupportAddon.Connectors.Records;
using SupportAddon.Sdk;

namespace SupportAddon.Health.Kinds.Connections;

/// <summary>Goes through the records that a filter finds, up to a bound: whoever has that many has too many.</summary>
internal static class RecordCount
{
    public const int Most = 10_000;

    /// <param name="open">The connection.</param>
    /// <param name="resource">The kind of record.</param>
    /// <param name="where">What a record must fulfil.</param>
    /// <param name="field">A field that is wanted besides; null for none.</param>
    /// <param name="each">Called with each record.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>How many there are, <see cref="Most"/> where there are more.</returns>
    public static async Task<int> CountAsync(
        OpenConnector open, string resource, IReadOnlyList<FieldCondition> where, string? field, Action<ErpRecord> each, CancellationToken ct)
    {
        var records = open.Records ?? throw new WrongQuestionException("this connector does not read records");
        IReadOnlyList<string> fields = [.. where.Select(condition => condition.Field).Append(field).OfType<string>().Distinct()];
        var count = 0;
        await foreach (var page in records.FindAsync(new() { Resource = resource, Conditions = where, Fields = fields }, ct))
            foreach (var record in page)
            {
                each(record);
                if (++count == Most)
                    return count;
            }

        return count;
    }

    /// <summary>A filter as fixes write it; each part was checked when it was applied.</summary>
    public static IReadOnlyList<FieldCondition> Where(JsonNode? where) => [.. (where?.AsArray() ?? []).Select(part => Condition(part!.AsObject()))];

    public static IEnumerable<string> Mistakes(JsonNode? where) => (where?.AsArray() ?? [])
        .Where(part => part!.AsObject().Count != 2)
        .Select(part => $"expected one of {string.Join(", ", ComparisonWords.All.Keys)} beside \"field\", found {part!.ToJsonString()}");

    private static FieldCondition Condition(JsonObject part)
    {
        var (word, value) = part.First(pair => pair.Key != "field");
        return new(part["field"]!.ToString(), ComparisonWords.All[word], JsonSerializer.SerializeToElement(value));
    }
}
