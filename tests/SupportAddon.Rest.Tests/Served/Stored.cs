namespace SupportAddon.Rest.Tests.Served;

/// <summary>A ticket of the small server.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Updated">When it was last changed, as finely as the server sorts.</param>
internal sealed record Stored(int Id, DateTime Updated)
{
    public string Title { get; init; } = $"Ticket {Id}";
}
