using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Manifests;

public sealed class Options : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("manifests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Written(string auth)
    {
        var file = Path.Combine(_folder, "desk.yaml");
        File.WriteAllText(file, Desk.Manifest(auth: auth));
        return file;
    }

    private static RestOptions For(string manifest) => new() { Manifest = manifest, BaseUrl = new Uri("https://desk.example") };

    [Fact]
    public void A_shipped_manifest_is_found_by_its_bare_name() =>
        Assert.Empty(new RestPlugin().Validate(For("redmine") with { ApiKey = "k" }));

    [Fact]
    public void A_name_that_is_not_shipped_is_told_with_those_that_are() =>
        Assert.Equal(["manifest: no manifest \"redmin\" is shipped; there are redmine, and files by their path."],
            new RestPlugin().Validate(For("redmin") with { ApiKey = "k" }));

    [Theory]
    [InlineData("{type: none}", "")]
    [InlineData("{type: header, name: X}", "apiKey")]
    [InlineData("{type: query, parameter: x}", "apiKey")]
    [InlineData("{type: basic}", "user, password")]
    [InlineData("{type: bearer}", "apiKey")]
    [InlineData("{type: oauth2, grant: client_credentials}", "tokenUrl, clientId, clientSecret")]
    [InlineData("{type: oauth2, grant: refresh_token, path: /token}", "clientId, refreshToken")]
    [InlineData("{type: session, login: {path: /login, query: {u: \"{user}\"}, json: {p: [\"{password}\"]}}, token: {body: t}, send: {header: X}}", "user, password")]
    public void The_credentials_that_the_manifest_needs_are_named(string auth, string names)
    {
        var missing = new RestPlugin().Validate(For(Written(auth)));
        Assert.Equal(names, string.Join(", ", missing.Select(sentence => sentence.Split(':')[0])));
    }

    [Fact]
    public void What_is_there_is_enough() =>
        Assert.Empty(new RestPlugin().Validate(For(Written("{type: basic}")) with { User = "u", Password = "p" }));

    [Fact]
    public void A_file_that_does_not_exist_is_told() =>
        Assert.Contains("cannot be read", new RestPlugin().Validate(For(Path.Combine(_folder, "none.yaml")))[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("ftp://desk.example")]
    [InlineData("desk.example/x")]
    [InlineData("https://desk.example/?a=b")]
    public void An_address_that_cannot_work_is_told(string address)
    {
        var options = For(Written("{type: none}")) with { BaseUrl = new Uri(address, UriKind.RelativeOrAbsolute) };
        Assert.StartsWith("baseUrl:", Assert.Single(new RestPlugin().Validate(options)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_connector_is_not_made_of_options_that_cannot_work()
    {
        var failure = Assert.Throws<ConnectorException>(() => new RestPlugin().Create(For("nothing"), Desk.Context(null)));
        Assert.Equal(FailureKind.Configuration, failure.Kind);
    }

    [Fact]
    public void And_the_place_that_gives_tokens_where_there_is_one() =>
        Assert.Equal([new Uri("https://desk.example"), new Uri("https://login.example/token")],
            new RestPlugin().Endpoints(For("redmine") with { TokenUrl = new Uri("https://login.example/token") }));

    [Fact]
    public void An_address_for_tokens_that_cannot_work_is_told() =>
        Assert.StartsWith("tokenUrl:", Assert.Single(new RestPlugin().Validate(For(Written("{type: none}")) with { TokenUrl = new Uri("/token", UriKind.Relative) })), StringComparison.Ordinal);

    [Fact]
    public void Only_the_base_address_is_talked_to() =>
        Assert.Equal([new Uri("https://desk.example")], new RestPlugin().Endpoints(For("redmine")));
}
