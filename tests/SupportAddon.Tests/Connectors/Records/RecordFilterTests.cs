using SupportAddon.Connectors.Records;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Connectors.Records;

public sealed class RecordFilterTests
{
    private static readonly ResourceInfo Partner = new()
    {
        Name = "partner", Label = "Partner", Fields =
        [
            new() { Name = "name", Label = "Name", Type = FieldType.Text, IsRequired = true }, new() { Name = "made", Label = "Made", Type = FieldType.Instant },
            new() { Name = "count", Label = "Count", Type = FieldType.WholeNumber }, new() { Name = "closed", Label = "Closed", Type = FieldType.Boolean },
        ],
    };

    [Theory]
    [InlineData("name=A=B", Comparison.Equal, "\"A=B\"")]
    [InlineData("name=", Comparison.Equal, "null")]
    [InlineData("name!=A", Comparison.NotEqual, "\"A\"")]
    [InlineData("count>=20", Comparison.AtLeast, "20")]
    [InlineData("count<=20", Comparison.AtMost, "20")]
    [InlineData("count>20", Comparison.Greater, "20")]
    [InlineData("made<2026-11-20T09:00+01:00", Comparison.Less, "\"2026-11-20T08:00:00Z\"")]
    [InlineData("closed=true", Comparison.Equal, "true")]
    public void Conditions_are_read_by_the_type_of_their_field(string typed, Comparison comparison, string value)
    {
        var condition = Assert.Single(RecordFilter.Read([typed], Partner));

        Assert.Equal((comparison, value), (condition.Comparison, condition.Value.GetRawText()));
    }

    [Theory]
    [InlineData("name", "is no condition")]
    [InlineData("=A", "is no condition")]
    [InlineData("name!A", "is no condition")]
    [InlineData("colour=red", "has no field \"colour\"")]
    [InlineData("count=many", "expected a whole number such as 20, not \"many\"")]
    [InlineData("made>=2026-11-20T09:00", "an instant with its zone")]
    public void What_is_none_is_refused(string typed, string why) =>
        Assert.Contains(why, Assert.Throws<RefusedException>(() => RecordFilter.Read([typed], Partner)).Message, StringComparison.Ordinal);

    [Fact]
    public void Where_the_system_does_not_say_what_its_fields_are_values_are_text() =>
        Assert.Equal("\"20\"", Assert.Single(RecordFilter.Read(["count=20"], null)).Value.GetRawText());
}
