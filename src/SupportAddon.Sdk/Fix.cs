namespace SupportAddon.Sdk;

/// <summary>
/// A correction of data that an integrator offers. Its author writes two things: which records (<see cref="FindAsync"/>), and
/// what is wrong with one of them (<see cref="Correct"/>). Preview, approval, writing, journal and undo are the host's.
/// </summary>
/// <remarks>
/// Most fixes derive from <see cref="Fix{TParameters}"/>. One instance serves any number of plans, also at the same time:
/// keep nothing in fields.
/// </remarks>
public abstract class Fix
{
    /// <summary>The fix's name in commands and files: 1 to 60 of a-z, 0-9 and '-', unique within the plugin.</summary>
    public abstract string Id { get; }

    /// <summary>The kind of record that it corrects, as in <see cref="ResourceInfo.Name"/>.</summary>
    public abstract string Resource { get; }

    /// <summary>
    /// The fields it looks at and writes, never empty. A record in which any of them is another by the time of writing is
    /// skipped and reported, so that nothing is corrected for a reason that no longer holds.
    /// </summary>
    public abstract IReadOnlyList<string> Fields { get; }

    /// <summary>Its name as people read it, a few words.</summary>
    public abstract Wording Title { get; }

    /// <summary>One sentence: what it changes, and what it never touches.</summary>
    public abstract Wording Effect { get; }

    /// <summary>How much harm a mistake in it would do; a client may ask for a second person's approval by it.</summary>
    public virtual FixRisk Risk => FixRisk.Medium;

    /// <summary>
    /// A record or class as for <see cref="ConnectorPlugin.OptionsType"/>, without secrets and files: the host makes the
    /// command's options, the form, the validation and the help from this one declaration.
    /// </summary>
    public abstract Type ParametersType { get; }

    /// <summary>The records that may need it, in pages; each as read with at least <see cref="Fields"/>.</summary>
    /// <remarks>
    /// What <see cref="Correct"/> must know and another record says can be added to a record's values, under a name that is no
    /// field's: how many have the same number, which country a code stands for. The host neither shows it nor compares it.
    /// </remarks>
    /// <param name="records">What can be read. Nothing can be written while a fix is planned.</param>
    /// <param name="parameters">A valid instance of <see cref="ParametersType"/>.</param>
    /// <param name="ct">Obey within 2 s.</param>
    /// <exception cref="ConnectorException">Thrown while enumerating: the system could not be asked, or refused.</exception>
    public abstract IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(IRecordReader records, object parameters, CancellationToken ct);

    /// <summary>
    /// What one record needs. Pure: it depends on the record and the parameters alone, and the same record gives the same
    /// answer.
    /// </summary>
    /// <param name="record">One of <see cref="FindAsync"/>.</param>
    /// <param name="parameters">A valid instance of <see cref="ParametersType"/>.</param>
    public abstract Correction Correct(ErpRecord record, object parameters);
}

/// <summary>A correction of data whose parameters have a type of their own.</summary>
/// <typeparam name="TParameters">See <see cref="Fix.ParametersType"/>.</typeparam>
public abstract class Fix<TParameters> : Fix
    where TParameters : class, new()
{
    /// <inheritdoc />
    public sealed override Type ParametersType => typeof(TParameters);

    /// <summary>As <see cref="Fix.FindAsync"/>.</summary>
    /// <param name="records">What can be read.</param>
    /// <param name="parameters">Valid.</param>
    /// <param name="ct">Obey within 2 s.</param>
    protected abstract IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(IRecordReader records, TParameters parameters, CancellationToken ct);

    /// <summary>As <see cref="Fix.Correct"/>.</summary>
    /// <param name="record">One of those found.</param>
    /// <param name="parameters">Valid.</param>
    protected abstract Correction Correct(ErpRecord record, TParameters parameters);

    /// <inheritdoc />
    public sealed override IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(IRecordReader records, object parameters, CancellationToken ct) =>
        FindAsync(records, (TParameters)parameters, ct);

    /// <inheritdoc />
    public sealed override Correction Correct(ErpRecord record, object parameters) => Correct(record, (TParameters)parameters);
}

/// <summary>A text that people read, in the languages that the pages have.</summary>
/// <param name="English">In English.</param>
/// <param name="French">In French.</param>
public sealed record Wording(string English, string French);

/// <summary>How much harm a mistake would do.</summary>
public enum FixRisk
{
    /// <summary>Nothing else depends on it: a label, a category.</summary>
    Low,

    /// <summary>People work with it: an address, a product.</summary>
    Medium,

    /// <summary>Money or law depends on it: a document, an account, a tax.</summary>
    High,
}
