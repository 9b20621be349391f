using System.Text.Json.Serialization;
using SupportAddon.Demo.Story;

namespace SupportAddon.Demo;

/// <summary>How tickets look in the API's JSON.</summary>
internal sealed class DeskShapes(Chronicle story)
{
    private readonly Dictionary<string, CompanyShape> _companies =
        story.Companies.ToDictionary(company => company.Code, company => new CompanyShape(company.Code, company.Name));

    public TicketShape Row(Ticket ticket, HttpRequest request) => new()
    {
        Id = ticket.Id,
        Number = ticket.Number,
        Url = $"{request.Scheme}://{request.Host}/tickets/{ticket.Id}",
        Subject = ticket.Subject,
        Description = ticket.Description,
        Company = _companies[ticket[DeskField.Company]],
        Type = ticket[DeskField.Type],
        Severity = ticket[DeskField.Severity],
        Status = ticket[DeskField.Status],
        Work = ticket.Fields[DeskField.Work],
        Module = ticket.Module,
        Version = ticket.Version,
        Channel = ticket.Channel,
        Requester = ticket.Requester,
        Assignee = ticket.Fields[DeskField.Assignee] is { } name ? new PersonShape(name) : null,
        CreatedAt = ticket.CreatedAt.UtcDateTime,
        UpdatedAt = ticket.UpdatedAt.UtcDateTime,
    };

    public TicketShape Sheet(Ticket ticket, HttpRequest request) =>
        Row(ticket, request) with { History = [.. ticket.History.Select(Entry)] };

    private static EntryShape Entry(Entry entry) => new(
        entry.Id,
        entry.At.UtcDateTime,
        entry.By,
        entry.Text,
        entry.Visibility == DeskVisibility.Internal,
        entry.Visibility == DeskVisibility.Automatic,
        entry.Changes);
}

internal sealed record CompanyShape(string Code, string Name);

internal sealed record PersonShape(string Name);

internal sealed record TicketShape
{
    public required int Id { get; init; }

    public required string Number { get; init; }

    public required string Url { get; init; }

    public required string Subject { get; init; }

    public required string Description { get; init; }

    public required CompanyShape Company { get; init; }

    public required string Type { get; init; }

    public required string Severity { get; init; }

    public required string Status { get; init; }

    public required string? Work { get; init; }

    public required string Module { get; init; }

    public required string Version { get; init; }

    public required string Channel { get; init; }

    public required Contact Requester { get; init; }

    public required PersonShape? Assignee { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; init; }

    /// <summary>Only where one ticket is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<EntryShape>? History { get; init; }
}

/// <param name="Text">What was written; null where only values changed.</param>
/// <param name="Internal">The requester does not see it.</param>
/// <param name="Automatic">A program wrote it.</param>
internal sealed record EntryShape(
    int Id, DateTime At, string By, string? Text, bool Internal, bool Automatic, IReadOnlyList<Change> Changes);
