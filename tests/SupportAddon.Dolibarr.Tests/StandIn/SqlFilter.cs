using System.Globalization;

namespace SupportAddon.Dolibarr.Tests.StandIn;

/// <summary>Reads sqlfilters as a version does, with what goes wrong in it.</summary>
internal sealed class SqlFilter(int version, Clocks clocks)
{
    private static readonly string[] Columns = ["rowid", "id", "tms", "elementtype", "fk_element", "type_code", "fk_soc", "fk_statut", "subject", "nom", "capital", "ref_ext", "email_msgid", "fk_project", "status", "progress"];
    private static readonly string[] Formats = ["yyyy-MM-dd HH:mm:ss", "yyyyMMdd'T'HHmmss", "yyyyMMddHHmmss"];

    private string _text = "";
    private int _at;

    public Func<Record, bool> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return _ => true;
        // Facts: sqlfilters: outer parentheses required on 17; a bad syntax is 400.
        if (version < 20 && text[0] != '(')
            throw Refusal();
        (_text, _at) = (text, 0);
        var condition = Any();
        return _at == _text.Length ? condition : throw Refusal();
    }

    private Func<Record, bool> Any()
    {
        var first = One();
        while (Takes(" and ") is var and && (and || Takes(" or ")))
            first = Joined(first, One(), and);
        return first;
    }

    private static Func<Record, bool> Joined(Func<Record, bool> first, Func<Record, bool> second, bool and) =>
        and ? record => first(record) && second(record) : record => first(record) || second(record);

    private Func<Record, bool> One()
    {
        if (!Takes("("))
            throw Refusal();
        var inner = _text[_at] == '(' ? Any() : Criterion();
        return Takes(")") ? inner : throw Refusal();
    }

    private Func<Record, bool> Criterion()
    {
        var end = _text.IndexOf(')', _at);
        var parts = (end < 0 ? throw Refusal() : _text[_at..end]).Split(':', 3);
        _at = end;
        return parts.Length == 3 ? Compared(Column(parts[0]), parts[1], parts[2]) : throw Refusal();
    }

    private string Column(string name)
    {
        // Facts: sqlfilters: an unknown column is 503; ef. is one on 17.
        var column = name.StartsWith("t.", StringComparison.Ordinal) ? name[2..] : version < 20 ? "" : name.Split('.')[^1];
        return Columns.Contains(column) ? column : throw new Refusal(503, "Service Unavailable: Error when retrieve ticket list");
    }

    private Func<Record, bool> Compared(string column, string comparison, string value)
    {
        if (comparison == "in")
            return In(column, value);
        // Measured on 17.0.2: a value ends at its first colon, and what is left of a time is no text any more but 0.
        if (version < 20 && value.Contains(':', StringComparison.Ordinal))
            value = "0";
        if (column == "tms")
            return Time(comparison, value);
        var text = value.Trim('\'');
        if (column is "rowid" or "id")
            return Number(comparison, long.Parse(text, CultureInfo.InvariantCulture));
        var name = column == "nom" ? "name" : column;
        // MariaDB's usual collation does not tell upper from lower case.
        return value.StartsWith('\'') || column is not "capital" ? record => string.Equals((string?)record.Values[name], text, StringComparison.OrdinalIgnoreCase)
            : Amount(comparison, name, decimal.Parse(text, CultureInfo.InvariantCulture));
    }

    private Func<Record, bool> In(string column, string value)
    {
        // Facts: sqlfilters: in with texts is 503 on 17.
        if (version < 20 && value.Contains('\'', StringComparison.Ordinal))
            throw new Refusal(503, "Service Unavailable: Error when retrieve ticket list");
        var values = value.Split(',').Select(text => text.Trim('\'')).ToHashSet();
        return column is "rowid" or "id"
            ? record => values.Contains(record.Id.ToString(CultureInfo.InvariantCulture))
            : record => (string?)record.Values[column] is { } text && values.Contains(text);
    }

    // Facts: sqlfilters: an epoch or garbage silently matches every row; a Z or offset suffix is ignored. To be equal it has to be a time.
    private Func<Record, bool> Time(string comparison, string value)
    {
        if (!DateTime.TryParseExact(value.Trim('\'').TrimEnd('Z'), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall))
            return _ => comparison.StartsWith('>');
        var instant = clocks.Instant(wall);
        return comparison switch
        {
            ">" => record => record.Changed > instant,
            ">=" => record => record.Changed >= instant,
            "<" => record => record.Changed < instant,
            "<=" => record => record.Changed <= instant,
            _ => record => record.Changed == instant,
        };
    }

    private static Func<Record, bool> Amount(string comparison, string name, decimal number) => record =>
        decimal.TryParse((string?)record.Values[name], CultureInfo.InvariantCulture, out var held) && comparison switch
        {
            "=" => held == number, "<" => held < number, "<=" => held <= number, ">" => held > number, ">=" => held >= number, _ => throw new NotSupportedException(comparison),
        };

    private static Func<Record, bool> Number(string comparison, long number) => comparison switch
    {
        ">" => record => record.Id > number,
        "=" => record => record.Id == number,
        _ => throw new NotSupportedException(comparison),
    };

    private bool Takes(string word)
    {
        var found = string.CompareOrdinal(_text, _at, word, 0, word.Length) == 0;
        _at += found ? word.Length : 0;
        return found;
    }

    private static Refusal Refusal() => new(400, "Bad Request: Error when validating parameter sqlfilters -> Bad syntax of the search string");
}
