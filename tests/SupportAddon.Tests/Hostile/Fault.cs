namespace SupportAddon.Tests.Hostile;

/// <summary>One thing that a source does wrong, or does at a bad moment. Each kind overrides one of the three occasions.</summary>
internal abstract class Fault
{
    private int seen;

    /// <summary>It strikes at each so-manieth request for a list.</summary>
    public int Every { get; init; } = 1;

    /// <summary>How often it still strikes.</summary>
    public int Left { get; set; } = int.MaxValue;

    public bool IsEndless => Left > 1_000_000;

    /// <summary>It changes tickets, and does not disturb a request.</summary>
    public virtual bool ChangesRows => false;

    /// <summary>Before the rows of an answer are looked up.</summary>
    public virtual void Before(Asked asked, HostileTable table) { }

    /// <summary>Between the rows and the answer.</summary>
    public virtual HostilePage Change(Asked asked, HostilePage page) => page;

    /// <summary>In place of the answer.</summary>
    /// <returns>Whether it answered.</returns>
    public virtual Task<bool> AnswerAsync(Asked asked, byte[] body) => Task.FromResult(false);

    public override string ToString() => $"{GetType().Name} every {Every}{(IsEndless ? " for ever" : $" {Left} times")}";

    protected bool Strikes()
    {
        if (Left <= 0 || ++seen % Every != 0)
            return false;
        Left--;
        return true;
    }
}
