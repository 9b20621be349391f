using System.Text.Json;

namespace SupportAddon.Sdk;

/// <summary>A system whose records are read and corrected, one write at a time.</summary>
public interface IRecordStore
{
    /// <summary>Finds records, in pages of the connector's own size and in a lasting order (by id).</summary>
    /// <param name="query">What to find.</param>
    /// <param name="ct">Obey within 2 s.</param>
    /// <exception cref="ConnectorException">Thrown while enumerating: a resource, field or comparison that the system does not know is <see cref="FailureKind.Refused"/>.</exception>
    IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(RecordQuery query, CancellationToken ct);

    /// <summary>One record as it is now, or null when there is none with this id (or it may not be seen).</summary>
    /// <param name="resource">The kind of record.</param>
    /// <param name="id">Its id.</param>
    /// <param name="fields">The fields wanted, never empty.</param>
    /// <param name="ct">Obey within 2 s.</param>
    /// <exception cref="ConnectorException">The system could not be asked, or refused.</exception>
    Task<ErpRecord?> GetAsync(string resource, string id, IReadOnlyList<string> fields, CancellationToken ct);

    /// <summary>
    /// Makes one change: compares with <see cref="RecordChange.Before"/>, writes the named fields and no others, and
    /// reads them back. Never retried inside: a write leaves at most once for each call.
    /// </summary>
    /// <param name="change">What to change.</param>
    /// <param name="ct">Obeyed before the write leaves; afterwards its answer is awaited within the connection's time limit.</param>
    /// <exception cref="ConnectorException">
    /// Nothing was written: refused, forbidden, unreachable before anything was sent. Where this is not certain the
    /// outcome is <see cref="WriteResult.Unknown"/> instead.
    /// </exception>
    Task<WriteOutcome> WriteAsync(RecordChange change, CancellationToken ct);

    /// <summary>
    /// The record that was created under a name of ours (<see cref="RecordChange.Key"/>), or null when there is none. So is
    /// learned what became of a creation whose answer was lost: whoever creates records answers it.
    /// </summary>
    /// <param name="resource">The kind of record.</param>
    /// <param name="key">Our name for it.</param>
    /// <param name="fields">The fields wanted, never empty.</param>
    /// <param name="ct">Obey within 2 s.</param>
    /// <exception cref="ConnectorException">The system could not be asked, or there is a record of that name that may not be seen.</exception>
    Task<ErpRecord?> FindCreatedAsync(string resource, string key, IReadOnlyList<string> fields, CancellationToken ct) => Task.FromResult<ErpRecord?>(null);

    /// <summary>
    /// Makes several changes, in their order, and tells what became of each: what one of them spoils is
    /// <see cref="WriteResult.Failed"/> for it alone. A connector may write equal values to at most 100 records in one
    /// call of the system; where the system keeps all of a call or nothing, it tries them one by one after a refusal.
    /// </summary>
    /// <param name="changes">What to change.</param>
    /// <param name="ct">Obeyed between two writes: what was not sent then is <see cref="WriteResult.Failed"/>.</param>
    /// <returns>One outcome for each change, in the same order. It is no exception when nothing could be written.</returns>
    async Task<IReadOnlyList<WriteOutcome>> WriteAsync(IReadOnlyList<RecordChange> changes, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var outcomes = new List<WriteOutcome>();
        foreach (var change in changes)
        {
            try
            {
                outcomes.Add(await WriteAsync(change, ct).ConfigureAwait(false));
            }
            catch (ConnectorException failure)
            {
                outcomes.Add(new WriteOutcome(WriteResult.Failed, null, $"{failure.Message} {failure.Next}"));
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                outcomes.Add(new WriteOutcome(WriteResult.Failed, null, "It was cancelled before this was sent."));
            }
        }
        return outcomes;
    }
}

/// <summary>One change of one record.</summary>
public sealed record RecordChange
{
    /// <summary>What is done.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The kind of record.</summary>
    public required string Resource { get; init; }

    /// <summary>The record; null only when it is created.</summary>
    public string? Id { get; init; }

    /// <summary>The fields to write and their values, as in <see cref="ErpRecord.Values"/>; empty for archive, restore and delete.</summary>
    public IReadOnlyDictionary<string, JsonElement> Values { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>
    /// The values that the record must still have; fields not named here may be what they like. A record that has the new
    /// values by now is <see cref="WriteResult.AlreadySo"/> and no conflict: it may be this very change, made before.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Before { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The <see cref="ErpRecord.Version"/> that the record must still have; null where the system has none.</summary>
    public string? Version { get; init; }

    /// <summary>
    /// For a creation: our own name for what is created, 1 to 64 of a-z, 0-9 and '_'. Creating the same key twice
    /// gives one record. Null for all other kinds.
    /// </summary>
    public string? Key { get; init; }
}

/// <summary>Kinds of change.</summary>
public enum ChangeKind
{
    /// <summary>A new record.</summary>
    Create,

    /// <summary>Other values in fields of a record.</summary>
    Set,

    /// <summary>Hidden, but kept; refused where the system cannot.</summary>
    Archive,

    /// <summary>Archived no more.</summary>
    Restore,

    /// <summary>Gone for good.</summary>
    Delete,
}

/// <summary>What became of a change.</summary>
/// <param name="Result">Whether it was written.</param>
/// <param name="Record">
/// The record as it was read back, with the fields of the change: after the write, or as it is where nothing was written;
/// null where it does not exist or could not be read.
/// </param>
/// <param name="Reason">One sentence where it was not simply written, for example what differs; otherwise null.</param>
public sealed record WriteOutcome(WriteResult Result, ErpRecord? Record, string? Reason = null);

/// <summary>Whether something was written.</summary>
public enum WriteResult
{
    /// <summary>It was written, and the values read back are those asked for.</summary>
    Written,

    /// <summary>It was written, but what was read back differs: the system made something else of a value. See the record.</summary>
    Altered,

    /// <summary>Nothing was sent: it is so already, or this very change was made before.</summary>
    AlreadySo,

    /// <summary>Nothing was sent: the record is not what was expected any more. See the record.</summary>
    Conflict,

    /// <summary>Nothing was sent: there is no such record, or it may not be seen.</summary>
    Missing,

    /// <summary>It was sent, no answer came, and reading back could not tell. A person must look.</summary>
    Unknown,

    /// <summary>Of one among several changes: nothing was written, for the reason given. A change alone is an exception then.</summary>
    Failed,
}
