using SupportAddon.Core.Sentences;

namespace SupportAddon;

/// <summary>An expected refusal that ends what was asked for: what is wrong, and what to do next.</summary>
internal sealed class RefusedException(Sentence what, Sentence next, Exception? inner = null) : Exception(what.ToString(), inner)
{
    /// <summary>What is wrong, for who reads another language than <see cref="Exception.Message"/>.</summary>
    public Sentence What => what;

    public Sentence ToDo => next;

    public string Next { get; } = next.ToString();
}
