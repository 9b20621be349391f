using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Benches;

/// <summary>A write that was tried: what was told of it, and what it really did.</summary>
/// <param name="What">For messages.</param>
/// <param name="Told">What the connector said; null when it failed.</param>
/// <param name="Failure">How it failed.</param>
/// <param name="Effects">How many writes took effect.</param>
internal sealed record Tried(string What, Told? Told, Exception? Failure, int Effects)
{
    public ConnectorException? Refusal => Failure as ConnectorException;

    /// <summary>A failure that the integrator can act on, or a result.</summary>
    public void MustBeInWords()
    {
        if (Failure is not (null or ConnectorException))
            throw new RuleBrokenException($"{What} failed with {Failure.GetType().Name}: {Failure.Message}",
                "Turn it into a ConnectorException where nothing was written, and into the outcome Unknown where that is not certain.", Failure);
    }

    /// <summary>Nothing is told of it that is not so.</summary>
    public void MustBeHonest()
    {
        if (Effects > 1)
            throw new RuleBrokenException($"{What} was written {Effects} times.",
                "Send a write once; look at the record before anything is sent again.");
        if (Effects == 1 && Failure is not null)
            throw new RuleBrokenException($"{What} was written, and failed as if nothing had been: {Failure.Message}",
                "Once a write has left, read back; where that cannot tell, the outcome is Unknown.", Failure);
        if (Effects == 1 && Told is { Result: not (WriteResult.Written or WriteResult.Altered or WriteResult.Unknown) })
            throw new RuleBrokenException($"{What} was written, and it was told as {Told.Result}.",
                "Tell what came of the write that was sent: Written or Altered by what is read back, otherwise Unknown.");
        if (Effects == 0 && Told is { Result: WriteResult.Written or WriteResult.Altered })
            throw new RuleBrokenException($"{What} was told as {Told.Result}, and nothing was written.",
                "Believe only what is read back.");
    }

    /// <summary>Nothing was written, and this is what was told.</summary>
    public void MustHaveBeen(WriteResult result, string next)
    {
        MustBeInWords();
        if (Effects > 0 && result is not (WriteResult.Written or WriteResult.Altered))
            throw new RuleBrokenException($"{What} was written all the same.", next);
        if (Told?.Result != result)
            throw new RuleBrokenException($"{What} was told as {Told?.Result.ToString() ?? Refusal!.Message} and not as {result}.", next);
    }

    /// <summary>Nothing was written, and it was told as a failure of this kind.</summary>
    public void MustHaveFailed(FailureKind kind, string next)
    {
        MustBeInWords();
        if (Effects > 0)
            throw new RuleBrokenException($"{What} was written all the same.", next);
        if (Refusal?.Kind != kind)
            throw new RuleBrokenException($"{What} was told as {Refusal?.Kind.ToString() ?? $"{Told!.Result}"} and not as a failure of kind {kind}.", next);
    }
}
