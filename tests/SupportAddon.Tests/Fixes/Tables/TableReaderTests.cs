using System.Text;
using SupportAddon.Fixes.Tables;

namespace SupportAddon.Tests.Fixes.Tables;

public sealed class TableReaderTests
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData("name;price\nÉté;5,5\n")]
    [InlineData("name,price\r\nÉté,\"5,5\"\r\n")]
    [InlineData("name\tprice\nÉté\t5,5")]
    [InlineData("\"name\";price\n\"Été\";5,5\n;\n")] // A spreadsheet's rests.
    public void Separators_and_encodings_are_told_apart(string text)
    {
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(text), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], Windows.GetBytes(text) })
        {
            var table = TableReader.Read(bytes, "table.csv");

            Assert.Equal(["name", "price"], table.Columns);
            Assert.Equal(["Été", "5,5"], Assert.Single(table.Rows).Cells);
        }
    }

    [Fact]
    public void Figures_with_commas_do_not_sway_what_separates()
    {
        var table = TableReader.Read("a;b\n1,5,5;2,5,5\n"u8.ToArray(), "table.csv");

        Assert.Equal(["1,5,5", "2,5,5"], Assert.Single(table.Rows).Cells);
    }

    [Fact]
    public void Rows_know_their_lines_whatever_stands_in_cells_before()
    {
        var table = TableReader.Read("a;b\n1;\"two\nlines\"\n\n3;6\" pipe\n"u8.ToArray(), "table.csv");

        Assert.Equal([2, 5], table.Rows.Select(row => row.Line));
        Assert.Equal("6\" pipe", table.Rows[1].Cells[1]);
    }

    [Fact]
    public void Lines_that_cannot_be_read_are_told_all_at_once()
    {
        var refused = Assert.Throws<RefusedException>(() => TableReader.Read("a;b\n1;2\n1\n1;2;3\n\"x\"y;2\n1;\"open\n"u8.ToArray(), "table.csv"));

        Assert.Equal(
            [
                "table.csv:3: it has more or fewer cells than there are columns", "table.csv:4: it has more or fewer cells than there are columns",
                "table.csv:5: text stands behind a closing quotation mark", "table.csv:6: a quotation mark is opened and never closed",
            ], refused.Message.Split(Environment.NewLine));
        Assert.Equal("Nothing was planned. Correct the file and plan it again.", refused.Next);
    }

    [Fact]
    public void What_is_no_text_and_what_is_empty_is_refused()
    {
        Assert.Contains("no text in UTF-8 or Windows-1252", Assert.Throws<RefusedException>(() => TableReader.Read([0x50, 0x4b, 3, 4, 0, 0xff], "table.xlsx")).Message, StringComparison.Ordinal);
        Assert.Contains("no row with the names", Assert.Throws<RefusedException>(() => TableReader.Read([], "table.csv")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_file_full_of_mistakes_the_first_200_are_told()
    {
        var refused = Assert.Throws<RefusedException>(() => TableReader.Read(Encoding.UTF8.GetBytes("a;b\n" + string.Concat(Enumerable.Repeat("1\n", 250))), "table.csv"));

        Assert.EndsWith("and 50 more", refused.Message, StringComparison.Ordinal);
    }
}
