namespace SupportAddon.Sdk;

/// <summary>A system that can be asked how it is.</summary>
public interface IProbeSource
{
    /// <summary>The questions that it knows.</summary>
    IReadOnlyList<ProbeInfo> Probes { get; }

    /// <summary>Asks one question. It changes nothing in the client's system.</summary>
    /// <param name="probe">Its <see cref="ProbeInfo.Name"/>.</param>
    /// <param name="arguments">A value for each of <see cref="ProbeInfo.Parameters"/> that is needed.</param>
    /// <param name="ct">Obey within 2 s.</param>
    /// <exception cref="ConnectorException">
    /// The system could not be asked, which is an answer too; <see cref="FailureKind.Configuration"/> where an argument is
    /// missing or cannot work.
    /// </exception>
    Task<ProbeAnswer> AskAsync(string probe, IReadOnlyDictionary<string, string> arguments, CancellationToken ct);
}

/// <summary>One question about a client's system.</summary>
/// <param name="Name">1 to 40 of a-z, 0-9 and '-', for example <c>failed-mail</c>.</param>
/// <param name="Description">What is asked, in one sentence.</param>
public sealed record ProbeInfo(string Name, string Description)
{
    /// <summary>What the question needs to be told.</summary>
    public IReadOnlyList<ProbeParameter> Parameters { get; init; } = [];
}

/// <summary>Something that a question needs to be told.</summary>
/// <param name="Name">As in the arguments.</param>
/// <param name="Description">What it means, in one sentence, with an example.</param>
/// <param name="IsRequired">Whether there is no answer without it.</param>
public sealed record ProbeParameter(string Name, string Description, bool IsRequired);

/// <summary>The answer to a question.</summary>
/// <param name="IsHealthy">How the connector judges it; null where only the one who asked can tell, for example of a count.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Values">What was measured, by name: numbers with a point, instants in ISO 8601, otherwise plain text.</param>
public sealed record ProbeAnswer(bool? IsHealthy, string Summary, IReadOnlyDictionary<string, string> Values);
