using System.Globalization;

namespace SupportAddon.Dolibarr.Rpc;

/// <summary>One question for a list. Versions that do not know <c>properties</c> or <c>pagination_data</c> pass over them.</summary>
/// <param name="Resource">For example <c>tickets</c>.</param>
/// <param name="Filter">What the records must satisfy.</param>
/// <param name="Sort">A field, with the table's alias.</param>
/// <param name="Limit">More than nothing: zero gives the whole table.</param>
/// <param name="Properties">The fields to send: all of them are four times as many bytes.</param>
internal sealed record ListQuery(string Resource, string Filter, string Sort, int Limit, string Properties)
{
    public bool IsDescending { get; init; }

    public int Page { get; init; }

    public string Path => string.Create(CultureInfo.InvariantCulture,
        $"{Resource}?sortfield={Sort}&sortorder={(IsDescending ? "DESC" : "ASC")}&limit={Limit}&page={Page}&pagination_data=true&properties={Properties}&sqlfilters={Escaped(Filter)}");

    // Commas stay: escaped they would triple the length of a list of ids, and addresses end at some 8,000 characters.
    private static string Escaped(string filter) => Uri.EscapeDataString(filter).Replace("%2C", ",", StringComparison.Ordinal);
}
