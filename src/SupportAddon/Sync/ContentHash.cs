using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SupportAddon.Sdk;

namespace SupportAddon.Sync;

/// <summary>
/// The SHA-256 of all that a connector said of a ticket. Equal means that reading it again changes nothing. The
/// payload alone would not do: a corrected manifest reads other fields from the same payload.
/// </summary>
internal sealed class ContentHash
{
    // All parts are joined first: a call into the system's cryptography costs more than a ticket's few KB.
    private readonly ArrayBufferWriter<byte> content = new();
    private readonly List<KeyValuePair<string, string?>> fields = [];

    /// <summary>Of one ticket after the other; not of two at once.</summary>
    public byte[] Of(SourceTicket ticket)
    {
        content.ResetWrittenCount();
        Add(ticket.Raw, ticket.Number, ticket.Link?.ToString(), ticket.Title, ticket.Description);
        Add(ticket.CreatedAt, ticket.UpdatedAt);
        AddFields(ticket.Fields);
        foreach (var fact in ticket.Events.OrderBy(fact => fact.Id, StringComparer.Ordinal))
            Add(fact);
        return SHA256.HashData(content.WrittenSpan);
    }

    private void AddFields(IReadOnlyDictionary<string, string?> values)
    {
        fields.Clear();
        fields.AddRange(values);
        fields.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        foreach (var (field, value) in fields)
            Add(field, value);
    }

    private void Add(SourceEvent fact)
    {
        Add(fact.Id, fact.Author);
        Add(fact.OccurredAt);
        if (fact is FieldChanged change)
            Add(change.Field, change.From, change.To);
        else if (fact is MessagePosted message)
            Add(message.Text, message.Visibility.ToString());
    }

    private void Add(params ReadOnlySpan<DateTimeOffset> instants)
    {
        foreach (var instant in instants)
        {
            BinaryPrimitives.WriteInt64LittleEndian(content.GetSpan(sizeof(long)), instant.UtcTicks);
            content.Advance(sizeof(long));
        }
    }

    private void Add(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(content.GetSpan(sizeof(int)), text?.Length ?? -1);
            content.Advance(sizeof(int));
            content.Write(MemoryMarshal.AsBytes(text.AsSpan()));
        }
    }
}
