using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SupportAddon.Tests.Fixes;

/// <summary>
/// Two processes apply plans of two connections to one host. The server counts the requests of each second, and refuses what is
/// more than it allows with 429 and Retry-After: 1.
/// </summary>
[Trait("Category", "Long")]
public sealed class RateTests
{
    private const int Partners = 40; // twenty each, three requests a record
    private const int Allowed = 20;

    [Fact]
    public async Task Two_workers_with_a_rate_stay_below_the_sum_of_both()
    {
        await using var house = await HouseAsync($"requestsPerSecond: {Allowed / 2}");
        var meter = new RateMeter(int.MaxValue);
        house.Server.Meets = meter.CountAsync;

        await ApplyBothAsync(house);

        Assert.InRange(meter.MostInASecond, 1, Allowed);
        IsRight(house);
    }

    [Fact]
    public async Task Two_workers_without_a_rate_are_silent_for_as_long_as_the_server_asks_and_lose_and_repeat_nothing()
    {
        await using var house = await HouseAsync("");
        var meter = new RateMeter(Allowed);
        house.Server.Meets = meter.CountAsync;

        await ApplyBothAsync(house);

        Assert.NotEmpty(meter.Refused);
        Assert.Equal(["a", "b"], meter.Refused.Select(refused => refused.Worker).Distinct().Order());
        foreach (var (worker, at) in meter.Refused)
            Assert.DoesNotContain(meter.Asked, asked => asked.Worker == worker && asked.At > at && asked.At - at < RateMeter.Patience);
        IsRight(house);
    }

    private static async Task ApplyBothAsync(BookHouse house)
    {
        var ended = await Task.WhenAll(house.Commands.RunAsync("fix", "apply", "1"), house.Commands.RunAsync("fix", "apply", "2"));
        Assert.All(ended, each => Assert.True(each.ExitCode == 0, each.ToString()));
    }

    private static void IsRight(BookHouse house)
    {
        Assert.Equal(Enumerable.Range(1, Partners).Select(number => $"OLD {number}"), house.Countries);
        Assert.Equal(house.Server.Partners.Keys.Order(StringComparer.Ordinal), house.Server.Writes.Order(StringComparer.Ordinal));
    }

    /// <summary>Two connections, each with an approved plan of half of the partners; a header tells whose request it is.</summary>
    private static async Task<BookHouse> HouseAsync(string rate)
    {
        var house = await BookHouse.CreateAsync(Partners);
        foreach (var id in house.Server.Partners.Keys.Where(id => int.Parse(id, CultureInfo.InvariantCulture) % 2 == 0))
            house.Server.Partners[id]["vat"] = MemoryRecords.Json("BE1");
        await house.OkAsync("apply", "-f", house.Commands.Write("two.yaml",
            $$"""
            connections:
              - { name: a, plugin: books, options: { url: "{{house.Server.Address}}" }, schedule: manual, network: { headers: { X-Worker: a }, {{rate}} } }
              - { name: b, plugin: books, options: { url: "{{house.Server.Address}}" }, schedule: manual, network: { headers: { X-Worker: b }, {{rate}} } }
            """));
        await house.OkAsync("fix", "add", "-f", house.Commands.Write("of-land.yaml",
            """
            id: of-land
            title: { en: Countries in capitals, fr: Pays en majuscules }
            effect: { en: Writes the country in capitals., fr: Écrit le pays en majuscules. }
            resource: partners
            parameters: { land: { type: text, help: whose } }
            fields: { country: text, vat: text }
            when: record.vat starts with parameters.land
            set: { country: upper(record.country) }
            """));
        await house.OkAsync("fix", "plan", "of-land", "-c", "a", "--set", "land=FR");
        await house.OkAsync("fix", "plan", "of-land", "-c", "b", "--set", "land=BE");
        await house.OkAsync("fix", "approve", "1");
        await house.OkAsync("fix", "approve", "2");
        return house;
    }
}

/// <summary>How a server measures what it is asked.</summary>
internal sealed class RateMeter(int allowed)
{
    /// <summary>A second, less what two clocks may differ in it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(950);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock door = new();
    private readonly long start = TimeProvider.System.GetTimestamp();
    private readonly Queue<TimeSpan> accepted = new();

    /// <summary>Every request: whose, and when.</summary>
    public List<(string Worker, TimeSpan At)> Asked { get; } = [];

    public List<(string Worker, TimeSpan At)> Refused { get; } = [];

    public int MostInASecond { get; private set; }

    public Task CountAsync(HttpContext context)
    {
        lock (door)
        {
            var (now, worker) = (TimeProvider.System.GetElapsedTime(start), context.Request.Headers["X-Worker"].ToString());
            Asked.Add((worker, now));
            while (accepted.TryPeek(out var oldest) && now - oldest >= Second)
                accepted.Dequeue();
            if (accepted.Count < allowed)
                accepted.Enqueue(now);
            else
                Refuse(context, worker, now);
            MostInASecond = Math.Max(MostInASecond, accepted.Count);
        }

        return Task.CompletedTask;
    }

    private void Refuse(HttpContext context, string worker, TimeSpan now)
    {
        Refused.Add((worker, now));
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = "1";
    }
}
