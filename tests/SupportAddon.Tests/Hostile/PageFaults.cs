namespace SupportAddon.Tests.Hostile;

/// <summary>Tickets change just before they are looked up.</summary>
internal sealed class Change(string name, Action<HostileTable> change) : Fault
{
    public override bool ChangesRows => true;

    public override void Before(Asked asked, HostileTable table)
    {
        if (Strikes())
            change(table);
    }

    public override string ToString() => $"{base.ToString()}: {name}";
}

/// <summary>Fewer rows than were asked for, although there are more.</summary>
internal sealed class ShortPages(Random random) : Fault
{
    public override void Before(Asked asked, HostileTable table)
    {
        if (Strikes())
            asked.Most = random.Next(1, asked.Most + 1);
    }
}

/// <summary>The page before, once more, to somebody who asked for the next one.</summary>
internal sealed class Repeated : Fault
{
    private HostilePage? last;

    public override HostilePage Change(Asked asked, HostilePage page) =>
        last = asked.IsFirst || last is null || !Strikes() ? page : last;
}

/// <summary>A total that is not the number of rows.</summary>
internal sealed class WrongTotal(int by) : Fault
{
    public override HostilePage Change(Asked asked, HostilePage page) =>
        Strikes() ? page with { Total = Math.Max(0, page.Total + by) } : page;

    public override string ToString() => $"{base.ToString()}: {by}";
}
