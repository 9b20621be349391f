using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using SupportAddon.Connectors.Options;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Connectors.Options;

public sealed class BindingTests
{
    [Fact]
    public void Every_type_is_read_from_text()
    {
        var options = Bind(("url", "https://erp.example/api"), ("apiKey", "k"), ("pages", "12"), ("archived", "TRUE"), ("pause", "15m"), ("depth", "verydeep"), ("country", "FR"));
        Assert.Equal(
            new Everything
            {
                Url = new Uri("https://erp.example/api"), ApiKey = "k", Pages = 12, Archived = true, Pause = TimeSpan.FromMinutes(15),
                Depth = Depth.VeryDeep, Country = "FR",
            },
            options);
    }

    [Fact]
    public void Scalars_of_JSON_and_plain_values_are_read_as_well()
    {
        var json = JsonDocument.Parse("""{ "pages": 12, "archived": true, "apiKey": "k", "country": null }""").RootElement;
        var options = Bind(
            ("url", "http://erp"), ("apiKey", json.GetProperty("apiKey")), ("pages", json.GetProperty("pages")),
            ("archived", json.GetProperty("archived")), ("country", json.GetProperty("country")), ("retries", 3L));
        Assert.Equal((12, true, "k", null, 3), (options.Pages, options.Archived, options.ApiKey, options.Country, options.Retries));
    }

    [Fact]
    public void What_is_not_given_keeps_its_default()
    {
        var options = Bind(("url", "http://erp"), ("apiKey", "k"), ("pages", null));
        Assert.Equal((10, false, TimeSpan.FromSeconds(30), null, null), (options.Pages, options.Archived, options.Pause, options.Depth, options.Retries));
    }

    [Theory]
    [InlineData("pages", "ten", "pages: a whole number, not 'ten'")]
    [InlineData("pages", "1.5", "pages: a whole number, not '1.5'")]
    [InlineData("pages", "99999999999", "pages: a whole number, not '99999999999'")]
    [InlineData("pages", "", "pages: a whole number, not ''")]
    [InlineData("pages", "0", "pages: from 1 to 100, not '0'")]
    [InlineData("pages", "101", "pages: from 1 to 100, not '101'")]
    [InlineData("archived", "maybe", "archived: true or false, not 'maybe'")]
    [InlineData("url", "erp.example", "url: an address such as https://erp.example.com, not 'erp.example'")]
    [InlineData("url", "/tmp/socket", "url: an address such as https://erp.example.com, not '/tmp/socket'")]
    [InlineData("url", "ftp://erp.example", "url: an address such as https://erp.example.com, not 'ftp://erp.example'")]
    [InlineData("pause", "10", "pause: a duration such as 30s, 15m, 8h, 2d or 01:30:00, not '10'")]
    [InlineData("depth", "abyss", "depth: one of shallow, veryDeep, not 'abyss'")]
    [InlineData("depth", "1", "depth: one of shallow, veryDeep, not '1'")]
    [InlineData("country", "France", "country: must match ^[A-Z]{2}$, not 'France'")]
    [InlineData("town", "Saint-Remy-en-Bouzemont", "town: 2 to 10 characters, not 'Saint-Remy-en-Bouzemont'")]
    [InlineData("code", "0", "code: must not begin with a zero")]
    [InlineData("sour", "x", "sour: ArgumentException: no lemons.")]
    [InlineData("apiKey", "", "apiKey: required")]
    [InlineData("apiKey", null, "apiKey: required")]
    [InlineData("url", null, "url: required")]
    [InlineData("ApiKey", "k", "ApiKey: unknown; write apiKey")]
    [InlineData("colour", "red", "colour: unknown; known are url, apiKey, pages, archived, pause, depth, country, town, code, sour, retries")]
    public void A_mistake_is_named_with_what_was_expected(string option, string? value, string error)
    {
        var values = new Dictionary<string, object?> { ["url"] = "http://erp", ["apiKey"] = "k", [option] = value };
        var bound = OptionsBinder.Bind(typeof(Everything), values);
        Assert.Equal([error], bound.Errors);
        Assert.Null(bound.Value);
    }

    [Fact]
    public void A_list_is_no_option()
    {
        var list = JsonDocument.Parse("[1, 2]").RootElement;
        var bound = OptionsBinder.Bind(typeof(Everything), new Dictionary<string, object?> { ["url"] = "http://erp", ["apiKey"] = "k", ["pages"] = list });
        Assert.Equal(["pages: a whole number, not a list or a group"], bound.Errors);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var bound = OptionsBinder.Bind(typeof(Everything), new Dictionary<string, object?> { ["pages"] = "ten", ["colour"] = "red" });
        Assert.Equal(["colour", "url", "apiKey", "pages"], bound.Errors.Select(error => error.Split(':')[0]));
    }

    [Fact]
    public void A_secret_never_stands_in_an_error()
    {
        var bound = OptionsBinder.Bind(typeof(Guarded), new Dictionary<string, object?> { ["token"] = "hunter2-and-more", ["pin"] = "tulip" });
        Assert.Equal(["token: at most 4 characters", "pin: not accepted"], bound.Errors);
    }

    private static Everything Bind(params (string Name, object? Value)[] values)
    {
        var bound = OptionsBinder.Bind(typeof(Everything), values.ToDictionary(value => value.Name, value => value.Value));
        Assert.Empty(bound.Errors);
        return Assert.IsType<Everything>(bound.Value);
    }

    internal enum Depth
    {
        Shallow,
        VeryDeep,
    }

    internal sealed record Everything
    {
        private readonly string sour = "";

        [Display(Description = "Where the system is.")]
        public required Uri Url { get; init; }

        [Required]
        [Secret]
        public string ApiKey { get; init; } = "";

        [Range(1, 100)]
        public int Pages { get; init; } = 10;

        public bool Archived { get; init; }

        public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(30);

        public Depth? Depth { get; init; }

        [RegularExpression("^[A-Z]{2}$")]
        public string? Country { get; init; }

        [StringLength(10, MinimumLength = 2)]
        public string? Town { get; init; }

        [RegularExpression("^[1-9].*", ErrorMessage = "must not begin with a zero")]
        public string? Code { get; init; }

        public string Sour
        {
            get => sour;
            init => sour = value.Length == 0 ? value : throw new ArgumentException("no lemons");
        }

        public int? Retries { get; init; }

        /// <summary>Not an option: it cannot be set.</summary>
        public string Summary => $"{Url} {Pages}";
    }

    internal sealed record Guarded
    {
        [Secret]
        [StringLength(4)]
        public string Token { get; init; } = "";

        [Secret]
        public string? Pin
        {
            get => Token;
            init => throw new ArgumentException($"{value} is no number");
        }
    }
}
