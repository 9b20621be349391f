namespace SupportAddon.Conformance;

/// <summary>
/// A system with tickets, and how they are changed behind the connector's back. Its options are asked for anew each time
/// a connector is made, so that they may follow <see cref="UseZoneAsync"/>.
/// </summary>
public abstract class SourceUnderTest : SystemUnderTest
{
    /// <summary>
    /// How many tickets the connector asks for at a time with these options. The rules fill a little more than three
    /// pages: small pages keep the suite quick.
    /// </summary>
    public abstract int PageSize { get; }

    /// <summary>How far behind the newest ticket one may still appear: the overlap that the connector promises to read again.</summary>
    public virtual TimeSpan LateBy => TimeSpan.Zero;

    /// <summary>Adds tickets.</summary>
    /// <param name="changedAt">When each was last changed, in whole seconds: what the source will say of it.</param>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    /// <returns>The ids as the connector gives them, in the same order.</returns>
    public abstract Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<DateTimeOffset> changedAt, CancellationToken ct);

    /// <summary>Changes a ticket.</summary>
    /// <param name="id">Which.</param>
    /// <param name="title">Its new title.</param>
    /// <param name="changedAt">When it was changed, in whole seconds.</param>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    public abstract Task ChangeAsync(string id, string title, DateTimeOffset changedAt, CancellationToken ct);

    /// <summary>Deletes a ticket for good.</summary>
    /// <param name="id">Which.</param>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    public abstract Task DeleteAsync(string id, CancellationToken ct);

    /// <summary>
    /// From now on the source gives no more tickets at a time than this, whatever it is asked for. Without an override
    /// the rule that needs it fails, until the connector's tests say why it cannot be shown.
    /// </summary>
    /// <param name="tickets">The most tickets on a page.</param>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    public virtual Task CapPagesAsync(int tickets, CancellationToken ct) => throw RuleBrokenException.NotOverridden(nameof(CapPagesAsync));

    /// <summary>
    /// From now on the source writes its times by the clock of this zone, and <see cref="SystemUnderTest.Options"/> know it. For a source
    /// that always says its offset, or UTC, there is nothing to do: override it to return at once.
    /// </summary>
    /// <param name="zone">The zone.</param>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    public virtual Task UseZoneAsync(TimeZoneInfo zone, CancellationToken ct) => throw RuleBrokenException.NotOverridden(nameof(UseZoneAsync));
}
