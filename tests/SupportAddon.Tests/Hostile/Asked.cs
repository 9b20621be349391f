using Microsoft.AspNetCore.Http;

namespace SupportAddon.Tests.Hostile;

/// <summary>A request for a list, and what may be said in answer to it.</summary>
/// <param name="IsFirst">It begins a walk through the list.</param>
internal sealed record Asked(HttpContext Http, bool IsFirst)
{
    public bool IsForIds => Http.Request.Path == "/ids";

    public string? From => Http.Request.Query["from"];

    public string? At => Http.Request.Query["at"];

    /// <summary>The most rows that the answer may have.</summary>
    public required int Most { get; set; }
}

/// <summary>A page as the source means it.</summary>
internal sealed record HostilePage(IReadOnlyList<HostileRow> Rows, int Total, string? Next);
