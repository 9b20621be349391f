namespace SupportAddon.Sdk;

/// <summary>A system whose tickets carry files.</summary>
public interface IAttachments
{
    /// <summary>The files of one ticket, the oldest first.</summary>
    /// <param name="ticketId">As in <see cref="SourceTicket.Id"/>.</param>
    /// <param name="ct">Obey within 2 s.</param>
    /// <exception cref="ConnectorException">The system could not be asked.</exception>
    Task<IReadOnlyList<Attachment>> ListAsync(string ticketId, CancellationToken ct);

    /// <summary>The content of one file, as it comes: memory does not grow with its size. The caller disposes it.</summary>
    /// <param name="attachment">As <see cref="ListAsync"/> gave it.</param>
    /// <param name="ct">Obey within 2 s.</param>
    /// <exception cref="ConnectorException"><see cref="FailureKind.NotFound"/> where it is gone.</exception>
    Task<Stream> OpenAsync(Attachment attachment, CancellationToken ct);

    /// <summary>Adds a file to a ticket. Sent twice with one marker it is there once.</summary>
    /// <param name="file">What it is.</param>
    /// <param name="content">Exactly <see cref="NewAttachment.Length"/> bytes, read once.</param>
    /// <param name="ct">Obeyed before the write leaves.</param>
    /// <exception cref="ConnectorException">Nothing was written; otherwise as for <see cref="ITicketReply.ReplyAsync"/>.</exception>
    Task<ReplyOutcome> AddAsync(NewAttachment file, Stream content, CancellationToken ct);
}

/// <summary>A file of a ticket.</summary>
public sealed record Attachment
{
    /// <summary>The source's stable id of this file.</summary>
    public required string Id { get; init; }

    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    /// <summary>The media type as the source says, for example <c>image/png</c>; null where it does not.</summary>
    public string? MediaType { get; init; }

    /// <summary>The size in bytes.</summary>
    public required long Length { get; init; }
}

/// <summary>A file to be added to a ticket.</summary>
public sealed record NewAttachment
{
    /// <summary>The ticket, as in <see cref="SourceTicket.Id"/>.</summary>
    public required string TicketId { get; init; }

    /// <summary>The file's name, without a path.</summary>
    public required string Name { get; init; }

    /// <summary>The media type.</summary>
    public required string MediaType { get; init; }

    /// <summary>The size in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>As in <see cref="TicketReply.Marker"/>.</summary>
    public required string Marker { get; init; }
}
