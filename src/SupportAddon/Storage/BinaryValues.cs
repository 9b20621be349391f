using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace SupportAddon.Storage;

/// <summary>
/// Values as PostgreSQL's binary COPY takes them, written one after the other: of exactly the types of their columns, for the format names
/// none.
/// </summary>
internal class BinaryValues(ArrayBufferWriter<byte> into)
{
    private static readonly byte[] JsonbVersion = [1];
    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ArrayBufferWriter<byte> json = new();
    private Utf8JsonWriter? writer;

    /// <summary>What was written, in the order of writing.</summary>
    protected ArrayBufferWriter<byte> Written => into;

    public void Text(string? text)
    {
        if (text is null)
        {
            Null();
            return;
        }

        var space = into.GetSpan(sizeof(int) + Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, space[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(space, length);
        into.Advance(sizeof(int) + length);
    }

    public void Bigint(long? number)
    {
        if (number is not { } value)
        {
            Null();
            return;
        }

        Number(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(into.GetSpan(sizeof(long)), value);
        into.Advance(sizeof(long));
    }

    public void Integer(int number)
    {
        Number(sizeof(int));
        Number(number);
    }

    public void Time(DateTimeOffset time) => Bigint((time - Epoch).Ticks / TimeSpan.TicksPerMicrosecond);

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        into.Write(bytes);
    }

    public void Jsonb<T>(T value)
    {
        var document = BeginJson();
        JsonSerializer.Serialize(document, value, JsonColumn.Options);
        EndJson(document);
    }

    /// <summary>An object of texts, each of a name of its own.</summary>
    public void JsonbTexts(IReadOnlyCollection<KeyValuePair<string, string?>> texts)
    {
        var document = BeginJson();
        document.WriteStartObject();
        foreach (var (name, text) in texts)
            document.WriteString(name, text);
        document.WriteEndObject();
        EndJson(document);
    }

    /// <summary>Values that were written before.</summary>
    public void Encoded(ReadOnlySpan<byte> values) => into.Write(values);

    private Utf8JsonWriter BeginJson()
    {
        json.ResetWrittenCount();
        json.Write(JsonbVersion);
        writer ??= new Utf8JsonWriter(json, new() { Encoder = JsonColumn.Options.Encoder });
        writer.Reset(json);
        return writer;
    }

    private void EndJson(Utf8JsonWriter document)
    {
        document.Flush();
        Bytes(json.WrittenSpan);
    }

    private void Null() => Number(-1);

    private void Number(int number)
    {
        BinaryPrimitives.WriteInt32BigEndian(into.GetSpan(sizeof(int)), number);
        into.Advance(sizeof(int));
    }
}
