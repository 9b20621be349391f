using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Rest.Selection;

namespace SupportAddon.Rest.Tests.Selection;

public sealed class Paths
{
    private static readonly JsonElement Value = JsonElement.Parse("""
        {"id":7,"status":{"name":"New","note":null},"list":[{"n":"a","v":1},{"n":"b","v":2},{"n":"b","v":3},4],
         "odd.name":{"x y":true},"nested":[[1,2],[3]],"flag":[{"n":true,"v":"yes"}]}
        """);

    [Theory]
    [InlineData("id", "7")]
    [InlineData("status.name", "\"New\"")]
    [InlineData("list[0].v", "1")]
    [InlineData("list[3]", "4")]
    [InlineData("list[n=b].v", "2")]
    [InlineData("['odd.name'].x y", "true")]
    [InlineData("nested[0][1]", "2")]
    [InlineData("nested[1]", "[3]")]
    [InlineData("flag[n=true].v", "\"yes\"")]
    public void A_path_selects_one_value(string path, string json) => Assert.Equal(json, Read(path).In(Value)?.GetRawText());

    [Theory]
    [InlineData("other")]
    [InlineData("status.note")]
    [InlineData("status.name.deeper")]
    [InlineData("list.n")]
    [InlineData("list[9]")]
    [InlineData("list[n=z].v")]
    [InlineData("list[v=b]")]
    [InlineData("id[0]")]
    [InlineData("id[n=b]")]
    public void What_is_not_there_selects_nothing(string path) => Assert.Null(Read(path).In(Value));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a..b")]
    [InlineData("a.")]
    [InlineData("a[")]
    [InlineData("a[]")]
    [InlineData("a[-1]")]
    [InlineData("a[*]")]
    [InlineData("a[=x]")]
    [InlineData("a['']")]
    [InlineData("a[0]b")]
    [InlineData("a]")]
    [InlineData("{a}")]
    public void What_is_no_path_is_refused_with_a_reason(string text)
    {
        Assert.False(FieldPath.TryParse(text, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Any_text_is_read_or_refused_and_any_path_ends(int seed)
    {
        const string Signs = "ab.[]'=0*{} ";
        var random = new Random(seed);
        var read = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Signs[random.Next(Signs.Length)]));
            if (!FieldPath.TryParse(text, out var path, out var problem))
                Assert.NotEmpty(problem);
            else if (path.In(Value) is null)
                read++;
        }
        Assert.InRange(read, 500, 20_000);
    }

    [Fact]
    public void Items_are_those_of_a_list_or_none()
    {
        Assert.Equal(4, Read("list").ItemsIn(Value).Count());
        Assert.Empty(Read("id").ItemsIn(Value));
        Assert.Empty(Read("other").ItemsIn(Value));
    }

    [Theory]
    [InlineData("name", true)]
    [InlineData("status.name", true)]
    [InlineData("list[n=a].v", true)]
    [InlineData("list[n=a]", false)]
    [InlineData("[n=a].v", false)]
    [InlineData("list[n=a][m=b].v", false)]
    [InlineData("list[0].v", false)]
    public void Values_are_put_to_names_and_into_items_of_lists(string path, bool canBePut) => Assert.Equal(canBePut, Read(path).CanBePut);

    [Fact]
    public void What_lies_on_the_way_is_made_once()
    {
        var body = new JsonObject();
        foreach (var (path, value) in new[] { ("status.name", "New"), ("status.note", "x"), ("list[id=7].v", "a"), ("list[id=b].v", "c"), ("list[id=7].w", "d"), ("['odd.name']", "e") })
            Read(path).Put(body, value);
        Assert.Equal("""{"status":{"name":"New","note":"x"},"list":[{"id":7,"v":"a","w":"d"},{"id":"b","v":"c"}],"odd.name":"e"}""", body.ToJsonString());
    }

    private static FieldPath Read(string text)
    {
        Assert.True(FieldPath.TryParse(text, out var path, out var problem), problem);
        Assert.Equal(text, path.ToString());
        return path;
    }
}
