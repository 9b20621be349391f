using Npgsql;
using SupportAddon.People;

namespace SupportAddon.Audit;

/// <summary>A change under way. Left without a commit it has not happened, and is not recorded either.</summary>
internal sealed class AuditedChange(NpgsqlConnection db, NpgsqlTransaction transaction, Actor by, AuditTrail trail) : IAsyncDisposable
{
    private bool isRecorded;

    /// <summary>Where the change is made.</summary>
    public NpgsqlConnection Db => db;

    /// <summary>Who makes it; may be learned on the way.</summary>
    public Actor By { get; set; } = by;

    public async Task RecordAsync(string action, string subject, object? detail, CancellationToken ct)
    {
        await trail.RecordAsync(db, By, action, subject, detail, ct);
        isRecorded = true;
    }

    public async Task CommitAsync(string action, string subject, object? detail, CancellationToken ct)
    {
        await RecordAsync(action, subject, detail, ct);
        await CommitAsync(ct);
    }

    public Task CommitAsync(CancellationToken ct) => isRecorded
        ? transaction.CommitAsync(ct)
        : throw new InvalidOperationException("A change that is not recorded is not made.");

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await db.DisposeAsync();
    }
}
