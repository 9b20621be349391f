using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportAddon.Storage;

/// <summary>One numbered step of the schema, as the program carries it: schema/NNN_name.sql.</summary>
internal sealed partial record SchemaFile(int Number, string Name, string Sql)
{
    private const string Prefix = "schema/";

    /// <summary>Of the text, whatever line ends a checkout gave it.</summary>
    public string Sha256 =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The files the program carries.</summary>
    public static IReadOnlyList<SchemaFile> LoadEmbedded() => [.. Load(typeof(SchemaFile).Assembly)];

    /// <exception cref="InvalidOperationException">A number is missing or given twice: the program was put together wrongly.</exception>
    public static IReadOnlyList<SchemaFile> Ordered(IEnumerable<SchemaFile> files)
    {
        var ordered = files.OrderBy(file => file.Number).ToList();
        for (var i = 0; i < ordered.Count; i++)
            if (ordered[i].Number != i + 1)
                throw new InvalidOperationException(
                    $"Schema file {ordered[i].Number:000}_{ordered[i].Name} stands where {i + 1:000} is due: numbers go from 001 without a gap or a double.");
        return ordered;
    }

    /// <param name="path">Like schema/001_tickets.sql.</param>
    /// <param name="sql">The file's text.</param>
    public static SchemaFile Parse(string path, string sql)
    {
        var match = FileName().Match(path);
        if (!match.Success) throw new InvalidOperationException($"{path} is not named like {Prefix}001_tickets.sql.");
        return new SchemaFile(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), match.Groups[2].Value, sql);
    }

    private static IEnumerable<SchemaFile> Load(Assembly assembly) =>
        assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Parse(name, Read(assembly, name)));

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^schema/(\d{3})_([a-z0-9_-]+)\.sql$")]
    private static partial Regex FileName();
}
