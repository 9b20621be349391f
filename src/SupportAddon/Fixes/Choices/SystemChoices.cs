using System.Text.Json;
using SupportAddon.Connectors.Options;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Choices;

/// <summary>What the parameters of a fix may be in one client's system.</summary>
/// <param name="fix">Whose parameters.</param>
/// <param name="records">The system's records, to be read.</param>
/// <param name="description">What it tells of its fields; null where it tells nothing.</param>
internal sealed class SystemChoices(OfferedFix fix, IRecordReader records, IDescribe? description)
{
    /// <summary>Nobody looks through more of them.</summary>
    public const int Most = 300;

    /// <summary>So many are named where one is refused.</summary>
    private const int Named = 20;

    /// <returns>By parameter; one is missing of which there are too many to choose from, or of which the system tells nothing.</returns>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Choice>>> ReadAsync(CancellationToken ct)
    {
        var read = new Dictionary<ChoiceSource, IReadOnlyList<Choice>>();
        foreach (var from in fix.Parameters.Select(parameter => parameter.ChoicesFrom).OfType<ChoiceSource>().Distinct())
            if (await ReadAsync(from, ct) is { Count: > 0 and <= Most } choices)
                read[from] = choices;
        return fix.Parameters.Where(parameter => parameter.ChoicesFrom is { } from && read.ContainsKey(from))
            .ToDictionary(parameter => parameter.Name, parameter => read[parameter.ChoicesFrom!]);
    }

    /// <exception cref="RefusedException">A value is none that the system has: those that there are are named.</exception>
    public async Task CheckAsync(IReadOnlyDictionary<string, JsonElement> kept, string connection, CancellationToken ct)
    {
        var mistakes = new List<string>();
        foreach (var parameter in fix.Parameters)
            if (parameter.ChoicesFrom is { } from && kept.GetValueOrDefault(parameter.Name) is { ValueKind: JsonValueKind.String } given
                && given.GetString() is { Length: > 0 } value && !await HasAsync(from, value, ct))
                mistakes.Add($"{parameter.Name}: {Expected(await ReadAsync(from, ct), from)}, not '{value}'");
        if (mistakes.Count > 0)
            throw new RefusedException(
                $"The parameters of {fix.Name} are not right: {string.Join("; ", mistakes)}.", $"See what it takes: supportaddon fix show {fix.Name} -c {connection}");
    }

    /// <summary>A record is asked for by its id: an archived one is there, and is found in no list.</summary>
    private async Task<bool> HasAsync(ChoiceSource from, string value, CancellationToken ct) => from.Resource is { } resource
        ? await records.GetAsync(resource, value, [from.Label!], ct) is not null
        : await OfFieldAsync(from.Field!, ct) is not { Count: > 0 } known || known.Any(choice => choice.Value == value);

    private async Task<IReadOnlyList<Choice>> ReadAsync(ChoiceSource from, CancellationToken ct) =>
        from.Resource is { } resource ? await OfRecordsAsync(resource, from.Label!, ct) : await OfFieldAsync(from.Field!, ct);

    /// <summary>One more than anybody looks through, at most.</summary>
    private async Task<IReadOnlyList<Choice>> OfRecordsAsync(string resource, string label, CancellationToken ct) =>
        [.. await records.FindAsync(new() { Resource = resource, Fields = [label] }, ct).SelectMany(page => page.ToAsyncEnumerable())
            .Take(Most + 1).Select(record => new Choice(record.Id, $"{record.Values[label]}")).ToListAsync(ct)];

    private async Task<IReadOnlyList<Choice>> OfFieldAsync(string field, CancellationToken ct) => description is null
        ? []
        : (await description.DescribeAsync(fix.Fix.Resource, ct)).Fields.FirstOrDefault(one => one.Name == field)?.Choices ?? [];

    private static string Expected(IReadOnlyList<Choice> choices, ChoiceSource from) => choices.Count is 0 or > Most
        ? $"a record of {from.Resource}"
        : $"one of {string.Join(", ", choices.Take(Named).Select(choice => $"{choice.Value} ({choice.Label})"))}{(choices.Count > Named ? ", \u2026" : "")}";
}
