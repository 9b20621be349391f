namespace SupportAddon.Conformance;

/// <summary>A system whose tickets carry files, and what is really in them.</summary>
public abstract class AttachmentsUnderTest : SystemUnderTest
{
    /// <summary>Adds a ticket without files.</summary>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    /// <returns>Its id as the connector gives it.</returns>
    public abstract Task<string> AddTicketAsync(CancellationToken ct);

    /// <summary>Adds a file to a ticket.</summary>
    /// <param name="ticketId">Which ticket.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    public abstract Task AddAsync(string ticketId, string name, ReadOnlyMemory<byte> content, CancellationToken ct);

    /// <summary>Deletes every file of a ticket for good.</summary>
    /// <param name="ticketId">Which ticket.</param>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    public abstract Task ClearAsync(string ticketId, CancellationToken ct);

    /// <summary>The files of a ticket as the system keeps them, name and bytes, the oldest first.</summary>
    /// <param name="ticketId">Which ticket.</param>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    public abstract Task<IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>>> FilesAsync(string ticketId, CancellationToken ct);

    /// <summary>How many files have been added to any ticket since the system was started, by whomever.</summary>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    public abstract Task<int> WritesAsync(CancellationToken ct);
}
