using Dapper;
using Npgsql;
using SupportAddon.People;
using SupportAddon.Storage;

namespace SupportAddon.Audit;

/// <summary>Writes down who did what, in the transaction that does it: there is neither one without the other.</summary>
internal sealed class AuditTrail(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Opens a change; it takes place when it is recorded and committed.</summary>
    public async Task<AuditedChange> BeginAsync(Actor by, CancellationToken ct)
    {
        var db = await database.OpenConnectionAsync(ct);
        return new(db, await db.BeginTransactionAsync(ct), by, this);
    }

    /// <summary>Records what is about to be set going and has no transaction of its own.</summary>
    public async Task RecordAsync(Actor by, string action, string subject, object? detail, CancellationToken ct)
    {
        await using var change = await BeginAsync(by, ct);
        await change.CommitAsync(action, subject, detail, ct);
    }

    /// <summary>
    /// Records within a transaction that somebody else has opened on the connection. Last of all: from here to its end every other
    /// writer of a line waits, because the lines form a chain.
    /// </summary>
    /// <param name="db">The connection of the change.</param>
    /// <param name="by">Who.</param>
    /// <param name="action">A noun and a verb, for example <c>user.add</c>.</param>
    /// <param name="subject">Done to what, for example <c>user anna</c>.</param>
    /// <param name="detail">What else is worth knowing; never a secret.</param>
    /// <param name="ct">Cancels the change.</param>
    public Task RecordAsync(NpgsqlConnection db, Actor by, string action, string subject, object? detail, CancellationToken ct) =>
        db.ExecuteAsync(new CommandDefinition(
            "insert into audit (at, actor, address, action, subject, detail) values (@now, @Name, @Address, @action, @subject, @detail::jsonb)",
            new { now = time.GetUtcNow(), by.Name, by.Address, action, subject, detail = JsonColumn.Write(detail ?? new { }) }, cancellationToken: ct));
}
