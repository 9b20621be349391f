using SupportAddon.Core.Sentences;

namespace SupportAddon.Core.Life;

/// <summary>Why something is not done, in two sentences.</summary>
/// <param name="What">What happened.</param>
/// <param name="Next">What to do next.</param>
internal sealed record Refusal(Sentence What, Sentence Next);
