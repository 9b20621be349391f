using SupportAddon.Storage;

namespace SupportAddon.Tests.Storage;

public sealed class SchemaFileTests
{
    [Fact]
    public void The_programs_own_files_go_from_1_without_a_gap() =>
        Assert.Equal(
            Enumerable.Range(1, SchemaFile.LoadEmbedded().Count),
            SchemaFile.Ordered(SchemaFile.LoadEmbedded()).Select(file => file.Number));

    [Fact]
    public void Number_and_name_are_read_from_the_path()
    {
        var file = SchemaFile.Parse("schema/012_ticket_events.sql", "SELECT 1");
        Assert.Equal((12, "ticket_events"), (file.Number, file.Name));
    }

    [Theory]
    [InlineData("schema/12_tickets.sql")]
    [InlineData("schema/tickets.sql")]
    [InlineData("schema/001_.sql")]
    [InlineData("other/001_tickets.sql")]
    public void A_name_of_another_shape_is_a_bug(string path) =>
        Assert.Throws<InvalidOperationException>(() => SchemaFile.Parse(path, "SELECT 1"));

    [Fact]
    public void Files_are_put_in_the_order_of_their_numbers() =>
        Assert.Equal([1, 2, 3], SchemaFile.Ordered([File(3), File(1), File(2)]).Select(file => file.Number));

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    public void A_gap_or_a_double_is_a_bug(int first, int second) =>
        Assert.Throws<InvalidOperationException>(() => SchemaFile.Ordered([File(first), File(second)]));

    [Fact]
    public void The_line_ends_of_a_checkout_do_not_change_the_hash()
    {
        Assert.Equal(new SchemaFile(1, "a", "SELECT 1;\nSELECT 2;\n").Sha256, new SchemaFile(1, "a", "SELECT 1;\r\nSELECT 2;\r\n").Sha256);
        Assert.NotEqual(new SchemaFile(1, "a", "SELECT 1;").Sha256, new SchemaFile(1, "a", "SELECT 2;").Sha256);
    }

    private static SchemaFile File(int number) => new(number, "a", "SELECT 1");
}
