using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SupportAddon.Testing;

/// <summary>The customers in the sample desk's files: found by conditions in pages after an id, made, changed and deleted.</summary>
public sealed class SampleCustomers
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, SampleCustomer> _all = [];
    private int _ids;

    /// <summary>How many writes have taken effect.</summary>
    public int Writes { get; private set; }

    public SampleCustomer? Find(string id)
    {
        lock (_gate)
            return int.TryParse(id, CultureInfo.InvariantCulture, out var number) ? _all.GetValueOrDefault(number) : null;
    }

    /// <summary>Makes one, or changes the one with this id; null where the desk refuses.</summary>
    public SampleCustomer? Put(string? id, IEnumerable<KeyValuePair<string, JsonElement>> values)
    {
        lock (_gate)
        {
            var old = id is null ? new SampleCustomer(_ids + 1, null, 0) { Version = 0 } : _all[int.Parse(id, CultureInfo.InvariantCulture)];
            if (old.With(values) is not { } changed)
                return null;
            _ids = Math.Max(_ids, changed.Id);
            Writes++;
            return _all[changed.Id] = changed;
        }
    }

    public void Remove(string id)
    {
        lock (_gate)
            Writes += _all.Remove(int.Parse(id, CultureInfo.InvariantCulture)) ? 1 : 0;
    }

    /// <summary>The answer to a request about customers; null for any other.</summary>
    internal async Task<(int Status, object Answer)?> AnswerAsync(HttpRequest request)
    {
        if (request.Path.Value!.Split('/') is not ["", "customers", .. var rest])
            return null;
        if (rest is [var one] && Find(one) is null)
            return (StatusCodes.Status404NotFound, new { error = "No such customer." });
        switch (request.Method, rest)
        {
            case ("GET", [var id]):
                return (StatusCodes.Status200OK, Find(id)!);
            case ("DELETE", [var id]):
                Remove(id);
                return (StatusCodes.Status200OK, new { deleted = id });
            case ("GET", _):
                return (StatusCodes.Status200OK, new { items = List(request.Query) });
            default:
                var put = Put(rest.FirstOrDefault(), (await request.ReadFromJsonAsync<Dictionary<string, JsonElement>>())!);
                return put is null ? (StatusCodes.Status422UnprocessableEntity, new { error = "No." }) : (StatusCodes.Status200OK, put);
        }
    }

    private List<SampleCustomer> List(IQueryCollection query)
    {
        var (after, offset) = (Number(query["after"]), Number(query["offset"]));
        var conditions = JsonSerializer.Deserialize<SampleCondition[]>((string?)query["where"] ?? "[]", JsonSerializerOptions.Web)!;
        lock (_gate)
            return [.. _all.Values.Where(customer => customer.Id > after && Array.TrueForAll(conditions, condition => condition.Fits(customer))).Skip(offset).Take(50)];
    }

    private static int Number(string? text) => int.Parse(text ?? "0", CultureInfo.InvariantCulture);
}
