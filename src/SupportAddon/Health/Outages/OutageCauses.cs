using Dapper;
using SupportAddon.Audit;
using SupportAddon.People;

namespace SupportAddon.Health.Outages;

/// <summary>Keeps what people found to be the cause of an outage; it can be said better later.</summary>
internal sealed class OutageCauses(AuditTrail audit)
{
    private const int Longest = 1_000;

    /// <param name="id">The outage, which is there.</param>
    /// <param name="cause">In words.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Cancels.</param>
    public async Task RecordAsync(long id, string? cause, Actor by, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(cause))
            throw new RefusedException("No cause was said.", "Write what was found.");
        if (cause.Length > Longest)
            throw new RefusedException($"The cause has {cause.Length} characters; there is room for {Longest}.", "Say it shorter, and the rest on the ticket.");
        await using var change = await audit.BeginAsync(by, ct);
        await change.Db.ExecuteAsync(new CommandDefinition("update outage set cause = @cause where id = @id", new { id, cause = cause.Trim() }, cancellationToken: ct));
        await change.CommitAsync("outage.cause", $"outage {id}", new { cause = cause.Trim() }, ct);
    }
}
