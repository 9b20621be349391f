using System.Text.Json;

namespace SupportAddon.Rest.Paging;

/// <summary>One record of a list.</summary>
/// <param name="Id">What tells it from the others.</param>
/// <param name="Cursor">When it was last changed, as the source's clock shows it, where the list is read by that.</param>
/// <param name="Json">The record as received.</param>
internal readonly record struct Row(string Id, DateTime? Cursor, JsonElement Json)
{
    /// <summary>The cursor as a filter of the source writes it.</summary>
    public string? Written { get; init; }

    public bool IsSameAs(Row other) => Id == other.Id && Cursor == other.Cursor;
}
