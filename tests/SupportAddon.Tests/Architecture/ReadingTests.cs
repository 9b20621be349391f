using SupportAddon.Tests.Architecture.Planted.Sla;

namespace SupportAddon.Tests.Architecture;

/// <summary>The checker itself: what is planted is found, and nothing else.</summary>
public sealed class ReadingTests
{
    private const string Planted = "SupportAddon.Tests.Architecture.Planted";
    private readonly House _house = new(Planted, typeof(ReadingTests).Assembly.GetTypes());

    [Fact]
    public void A_reading_is_found_however_it_is_written()
    {
        var planted = typeof(Innocent).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(Innocent).Namespace && !type.IsNested && type != typeof(Innocent));

        var found = _house.ReadersOf("Reports", "Shell").Select(reading => reading.Reader.Name).Distinct();

        Assert.Equal(planted.Select(type => type.Name).Order(), found.Order());
    }

    [Fact]
    public void A_room_that_is_not_allowed_in_is_named() =>
        Assert.Contains(_house.ReadersOf("Reports"), reading => reading.Reader.Name == "MayRead");

    [Fact]
    public void The_room_itself_and_the_front_door_may_read() =>
        Assert.DoesNotContain(_house.ReadersOf("Reports"), reading => reading.Reader.Name is "Reader" or "FrontDoor");

    [Fact]
    public void A_room_that_must_not_be_known_is_named_with_its_reader()
    {
        Assert.Contains(_house.Readings("Sla", "Shell", "Reports"), reading => reading.Reader == typeof(InABody));
        Assert.Empty(_house.Readings("Sla", "Shell", "Report"));
    }

    [Fact]
    public void A_foreign_type_outside_its_room_is_named()
    {
        const string foreign = "System.ComponentModel.TypeConverterAttribute";

        Assert.Equal([typeof(InAnAttribute)], _house.ReadersOfForeign(foreign, "Shell").Select(reading => reading.Reader));
        Assert.Empty(_house.ReadersOfForeign(foreign, "Sla"));
        Assert.Contains(_house.ReadersOfForeign("System.Threading"), reading => reading.Reader == typeof(InAnAsyncBody));
    }

    [Fact]
    public void A_namespace_is_not_taken_for_another_that_begins_alike() =>
        Assert.Empty(_house.ReadersOfForeign("System.ComponentMode", "System.Thread"));
}
