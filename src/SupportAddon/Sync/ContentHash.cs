using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SupportAddon.Sdk;

namespace SupportAddon.Sync;

/// <summary>
/// The SHA-256 of all that a connector said of a ticket. Equal means that reading it again changes nothing. The
/// payload alone would not do: a corrected manifest reads other fields from the same payload.
/// </summary>
internal static class ContentHash
{
    public static byte[] Of(SourceTicket ticket)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, ticket.Raw, ticket.Number, ticket.Link?.ToString(), ticket.Title, ticket.Description);
        Add(hash, ticket.CreatedAt, ticket.UpdatedAt);
        foreach (var (field, value) in ticket.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
            Add(hash, field, value);
        foreach (var fact in ticket.Events.OrderBy(fact => fact.Id, StringComparer.Ordinal))
            Add(hash, fact);
        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, SourceEvent fact)
    {
        Add(hash, fact.Id, fact.Author);
        Add(hash, fact.OccurredAt);
        if (fact is FieldChanged change)
            Add(hash, change.Field, change.From, change.To);
        else if (fact is MessagePosted message)
            Add(hash, message.Text, message.Visibility.ToString());
    }

    private static void Add(IncrementalHash hash, params ReadOnlySpan<DateTimeOffset> instants)
    {
        Span<byte> ticks = stackalloc byte[sizeof(long)];
        foreach (var instant in instants)
        {
            BinaryPrimitives.WriteInt64LittleEndian(ticks, instant.UtcTicks);
            hash.AppendData(ticks);
        }
    }

    private static void Add(IncrementalHash hash, params ReadOnlySpan<string?> texts)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var text in texts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, text?.Length ?? -1);
            hash.AppendData(length);
            hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        }
    }
}
