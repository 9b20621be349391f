namespace SupportAddon.Sdk;

/// <summary>A system's records, to be read and no more: what a fix is given while it is planned. The host makes it.</summary>
public interface IRecordReader
{
    /// <summary>As <see cref="IRecordStore.FindAsync"/>.</summary>
    /// <param name="query">What to find.</param>
    /// <param name="ct">Obey within 2 s.</param>
    /// <exception cref="ConnectorException">Thrown while enumerating: the system could not be asked, or refused.</exception>
    IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(RecordQuery query, CancellationToken ct);

    /// <summary>As <see cref="IRecordStore.GetAsync"/>.</summary>
    /// <param name="resource">The kind of record.</param>
    /// <param name="id">Its id.</param>
    /// <param name="fields">The fields wanted, never empty.</param>
    /// <param name="ct">Obey within 2 s.</param>
    /// <exception cref="ConnectorException">The system could not be asked, or refused.</exception>
    Task<ErpRecord?> GetAsync(string resource, string id, IReadOnlyList<string> fields, CancellationToken ct);
}
