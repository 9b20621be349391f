using System.Text.Json.Nodes;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Health;

namespace SupportAddon.Health.Kinds;

/// <summary>One way of asking a system how it is. All that is particular to it stands in its own folder.</summary>
internal abstract class ProbeKind
{
    /// <summary>The key under which a file writes its settings, such as <c>http</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Whether it asks a system that people work with if that answers. Reviews say how available those were; of the others, which look at data and
    /// at work that was done, they speak where a figure was agreed.
    /// </summary>
    public virtual bool AsksASystem => true;

    /// <summary>What conditions may speak of.</summary>
    public abstract Vocabulary Vocabulary { get; }

    /// <summary>The conditions of a probe that names none.</summary>
    public abstract IReadOnlyList<string> Usual { get; }

    /// <summary>Settings that name a file; a relative path starts at the client's file.</summary>
    public virtual IReadOnlyList<string> Files => [];

    /// <summary>What a schema cannot find wrong: the setting's key, and why it cannot work.</summary>
    public virtual IEnumerable<(string Key, string Mistake)> Check(JsonObject settings) => [];

    /// <summary>Asks once. A system that cannot be asked is an answer; only a bug throws.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="ct">Cancelled when the time is up, or when nobody waits any more.</param>
    public abstract Task<Measurement> MeasureAsync(ProbeQuestion question, CancellationToken ct);
}
