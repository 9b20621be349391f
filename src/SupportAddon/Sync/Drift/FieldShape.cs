using System.Text;
using System.Text.Json;

namespace SupportAddon.Sync.Drift;

/// <summary>The JSON types a field was seen with; null says nothing about a type.</summary>
[Flags]
internal enum FieldTypes
{
    None = 0,
    Text = 1,
    Number = 2,
    Boolean = 4,
    Record = 8,
    List = 16,
}

/// <summary>One field of a payload and the fields inside it.</summary>
/// <param name="path">A JSON pointer (RFC 6901); "-" stands for any item of a list.</param>
/// <param name="name">Its last part, as it stands in the payload.</param>
internal sealed class FieldShape(string path, byte[] name)
{
    /// <summary>A record with more fields than this is a table of its own keys: their coming and going is no drift.</summary>
    private const int MostFields = 200;

    /// <summary>The name of what a list holds.</summary>
    public const string Item = "-";

    private readonly List<FieldShape> fields = [];
    private int next;

    public string Path => path;

    public IReadOnlyList<FieldShape> Fields => fields;

    /// <summary>Known before and seen now.</summary>
    public FieldTypes Types { get; set; }

    /// <summary>How often it was there in this run.</summary>
    public long Count { get; set; }

    /// <summary>How often it was a record in this run, so that its fields could have been there.</summary>
    public long Records { get; set; }

    /// <summary>Whenever it could have been there it was, but for the last <see cref="Absent"/> times.</summary>
    public bool Always { get; set; } = true;

    /// <summary>In so many records in a row it was not there, before this run.</summary>
    public long Absent { get; set; }

    public bool IsKnown { get; set; }

    public static FieldShape Root() => new("", []) { IsKnown = true };

    /// <summary>The fields come in the same order again and again, so the one after the last is tried first.</summary>
    public FieldShape? Find(ref Utf8JsonReader reader)
    {
        for (var tried = 0; tried < fields.Count; tried++)
        {
            next = next < fields.Count ? next : 0;
            var field = fields[next++];
            if (reader.ValueTextEquals(field.Name))
                return field;
        }

        return fields.Count < MostFields ? Add(reader.GetString()!) : null;
    }

    public FieldShape Add(string child)
    {
        var escaped = child.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        var added = new FieldShape($"{path}/{escaped}", Encoding.UTF8.GetBytes(child));
        fields.Add(added);
        next = fields.Count;
        return added;
    }

    /// <summary>The field at that path, made where it is not known yet.</summary>
    public FieldShape At(string pointer)
    {
        var field = this;
        foreach (var part in pointer.Split('/').Skip(1))
        {
            var child = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            field = field.fields.FirstOrDefault(known => known.Name.SequenceEqual(Encoding.UTF8.GetBytes(child))) ?? field.Add(child);
        }

        return field;
    }

    private ReadOnlySpan<byte> Name => name;
}
