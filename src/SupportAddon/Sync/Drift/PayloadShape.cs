using System.Text.Json;

namespace SupportAddon.Sync.Drift;

/// <summary>
/// The shape of a connection's payloads: which fields there are, and of which types. Lists are looked into: the fields
/// of their records stand under <c>/list/-</c>. It grows with the number of fields, not of records.
/// </summary>
internal sealed class PayloadShape(FieldShape root, bool isLearning)
{
    /// <summary>Deeper than this nothing is looked at.</summary>
    private const int Depth = 5;

    private readonly List<DriftEvent> found = [];

    public FieldShape Root => root;

    /// <summary>What was found since the last call.</summary>
    public IReadOnlyList<DriftEvent> Take()
    {
        DriftEvent[] taken = [.. found];
        found.Clear();
        return taken;
    }

    /// <param name="payload">As received, UTF-8; what is not JSON has no shape.</param>
    /// <param name="sample">The id of its ticket.</param>
    public void Look(ReadOnlySpan<byte> payload, string sample)
    {
        try
        {
            var reader = new Utf8JsonReader(payload);
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                Record(ref reader, root, sample, Depth, isTold: isLearning);
        }
        catch (JsonException)
        {
            // What was seen until here is true all the same.
        }
    }

    /// <param name="isTold">What is found here has been told with the field around it.</param>
    private void Record(ref Utf8JsonReader reader, FieldShape parent, string sample, int depth, bool isTold)
    {
        parent.Records++;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = parent.Find(ref reader);
            reader.Read();
            if (field is null)
                reader.Skip();
            else
                Value(ref reader, field, sample, depth, isTold);
        }
    }

    private void Value(ref Utf8JsonReader reader, FieldShape field, string sample, int depth, bool isTold)
    {
        field.Count++;
        isTold |= Judge(field, TypeOf(reader.TokenType), sample, isTold);
        if (depth > 0 && reader.TokenType == JsonTokenType.StartObject)
            Record(ref reader, field, sample, depth - 1, isTold);
        else if (depth > 0 && reader.TokenType == JsonTokenType.StartArray)
            List(ref reader, field, sample, depth - 1, isTold);
        else
            reader.Skip();
    }

    private void List(ref Utf8JsonReader reader, FieldShape field, string sample, int depth, bool isTold)
    {
        var item = field.Fields is [var known] ? known : field.Add(FieldShape.Item);
        item.IsKnown = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            Value(ref reader, item, sample, depth, isTold);
    }

    /// <returns>Whether there was something to tell.</returns>
    private bool Judge(FieldShape field, FieldTypes type, string sample, bool isTold)
    {
        if (field.IsKnown && (type == FieldTypes.None || (field.Types & type) == type))
            return false;
        var change = !field.IsKnown ? new DriftEvent(DriftKind.NewField, field.Path, Word(type), sample)
            : field.Types != FieldTypes.None ? new DriftEvent(DriftKind.ChangedType, field.Path, $"{Word(field.Types)} → {Word(type)}", sample)
            : null;
        if (change is not null && !isTold)
            found.Add(change);
        field.IsKnown = true;
        field.Types |= type;
        return change is not null;
    }

    private static string Word(FieldTypes types) => types == FieldTypes.None ? "null" : types.ToString().ToLowerInvariant();

    private static FieldTypes TypeOf(JsonTokenType token) => token switch
    {
        JsonTokenType.String => FieldTypes.Text,
        JsonTokenType.Number => FieldTypes.Number,
        JsonTokenType.True or JsonTokenType.False => FieldTypes.Boolean,
        JsonTokenType.StartObject => FieldTypes.Record,
        JsonTokenType.StartArray => FieldTypes.List,
        _ => FieldTypes.None,
    };
}
