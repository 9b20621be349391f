namespace SupportAddon.Tests.Hostile;

/// <summary>All that a source may do wrong, by name.</summary>
internal static class FaultKinds
{
    private delegate Fault Maker(Random random, HurriedTime time, int every, int times);

    private static readonly Dictionary<string, Maker> Makers = new()
    {
        ["429 with Retry-After"] = (random, _, every, times) => new Status(429, random.Next(1, 60)) { Every = every, Left = times },
        ["429 without Retry-After"] = (_, _, every, times) => new Status(429) { Every = every, Left = times },
        ["a failure of its own"] = (random, _, every, times) => new Status(random.Next(500, 505)) { Every = every, Left = times },
        ["401 in the middle"] = (_, _, every, times) => new Status(401) { Every = every, Left = times },
        ["no answer"] = (_, time, every, times) => new Silence(time) { Every = every, Left = times },
        ["a slow answer"] = (_, time, every, times) => new Drip(time, TimeSpan.FromSeconds(5)) { Every = every, Left = times },
        ["an answer that is too slow"] = (_, time, every, times) => new Drip(time, TimeSpan.FromSeconds(30)) { Every = every, Left = times },
        ["a cut in the body"] = (_, _, every, times) => new Cut { Every = every, Left = times },
        ["half of the JSON"] = (_, _, every, times) => new Instead("application/json", body => body[..(body.Length / 2)]) { Every = every, Left = times },
        ["HTML with 200"] = (_, _, every, times) => new Instead("text/html", _ => "<html>Maintenance</html>"u8.ToArray()) { Every = every, Left = times },
        ["rows inserted"] = (random, _, every, times) => Rows("insert", table => Times(random.Next(1, 4), () => table.Insert(random)), every, times),
        ["rows removed"] = (random, _, every, times) => Rows("remove", table => table.Remove(random), every, Math.Min(times, 5)),
        ["rows moved"] = (random, _, every, times) => Rows("move", table => Times(random.Next(1, 4), () => table.Update(random)), every, times),
        ["a late commit"] = (random, _, every, times) => Rows("late", table => Late(table, random), every, times),
        ["a late commit in a slow reading"] = (random, time, every, times) => Rows("late, then slow", table => LateThenSlow(table, random, time), every, times),
        ["a commit later than the overlap"] = (random, _, every, times) =>
            Rows("far too late", table => table.Insert(random, TimeSpan.FromMinutes(random.Next(10, 60)), isFarBehind: true), every, times),
        ["short pages"] = (random, _, every, times) => new ShortPages(random) { Every = every, Left = times },
        ["a page that repeats"] = (_, _, every, times) => new Repeated { Every = every, Left = times },
        ["a total that lies"] = (random, _, every, times) => new WrongTotal(random.Next(2) == 0 ? 1 : -1) { Every = every, Left = times },
    };

    public static List<string> All { get; } = [.. Makers.Keys];

    public static Fault Make(string name, Random random, HurriedTime time, int every, int times) => Makers[name](random, time, every, times);

    // Tables that change at every request for ever would never let anybody reach their end.
    private static Change Rows(string name, Action<HostileTable> change, int every, int times) =>
        new(name, change) { Every = every, Left = Math.Min(times, 12) };

    private static void Late(HostileTable table, Random random)
    {
        var behind = TimeSpan.FromSeconds(random.Next(1, 115));
        if (random.Next(2) == 0)
            table.Insert(random, behind);
        else
            table.Update(random, behind);
    }

    // What comes meanwhile takes the position further than the overlap reaches back.
    private static void LateThenSlow(HostileTable table, Random random, HurriedTime time)
    {
        Late(table, random);
        time.Pass(TimeSpan.FromSeconds(random.Next(90)));
        table.Insert(random);
    }

    private static void Times(int count, Action action)
    {
        for (var time = 0; time < count; time++)
            action();
    }
}
