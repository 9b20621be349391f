using System.Globalization;
using System.Runtime.CompilerServices;
using SupportAddon.Dolibarr.Describing;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Reading;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Records;

/// <summary>Finds and gets records, lines of invoices and orders among them.</summary>
internal sealed class RecordSearch(Session session, int limit)
{
    private readonly Fields _fields = new(session);

    public async IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(RecordQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        var kind = Fields.Known(query.Resource);
        var fields = await _fields.OfAsync(kind, query.Fields.Concat(query.Conditions.Select(condition => condition.Field)), ct);
        var conditions = new Conditions(query.Conditions, fields);
        // A line comes with its invoice or order, and its fields are no columns of that.
        var asked = kind.Parent is null ? fields.Values.Select(field => field.IsExtra ? "array_options" : field.Name).Prepend("id").Distinct() : ["id", "lines"];
        var walk = new Walk(session, kind.Parent ?? kind.Name, "t.rowid", string.Join(',', asked), limit);
        await foreach (var rows in walk.PagesAsync(kind.Parent is null ? conditions.Asked : null, 0, ct))
            yield return [.. from row in rows from found in Each(kind, row) where conditions.Fit(found.Row) select Record(kind, found.Id, found.Row, query.Fields.Select(name => fields[name]))];
    }

    public async Task<ErpRecord?> GetAsync(string resource, string id, IReadOnlyList<string> names, CancellationToken ct)
    {
        var kind = Fields.Known(resource);
        var fields = await _fields.OfAsync(kind, names, ct);
        return await FindAsync(kind, id, ct) is { } found ? Record(kind, id, found.Row, fields.Values) : null;
    }

    /// <summary>A record as Dolibarr gives it; of a line with the record that holds it. Null where there is none.</summary>
    public async Task<Found?> FindAsync(Kind kind, string id, CancellationToken ct)
    {
        // Number 0 is a made-up specimen, and what is no number is the id of no record.
        var numbers = id.Split('/').Select(part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToList();
        if (numbers.Contains(0) || numbers.Count != (kind.Parent is null ? 1 : 2) || await session.FindAsync(kind.Parent ?? kind.Name, numbers[0], ct) is not { } row)
            return null;
        return kind.Parent is null ? new Found(row, row)
            : Each(kind, row).Where(line => line.Row.Id == numbers[1]).Select(line => new Found(line.Row, row)).FirstOrDefault();
    }

    public static ErpRecord Record(Kind kind, string id, Row row, IEnumerable<Field> fields) =>
        new() { Resource = kind.Name, Id = id, Values = fields.Distinct().ToDictionary(field => field.Name, field => field == Kind.Id ? RecordValues.Element(id) : RecordValues.Read(field, row)) };

    private static IEnumerable<(string Id, Row Row)> Each(Kind kind, Row row) => kind.Parent is null
        ? [(Text(row.Id), row)] : row.Rows("lines").Select(line => ($"{Text(row.Id)}/{Text(line.Id)}", line));

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A record, and the one that holds it, which is itself where it is no line.</summary>
internal sealed record Found(Row Row, Row Holder);
