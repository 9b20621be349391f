using System.ComponentModel.DataAnnotations;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tests;

public sealed class Options
{
    private static readonly DolibarrOptions Fine = new() { Url = new Uri("https://erp.acme.example"), ApiKey = "k" };

    [Fact]
    public void Address_and_key_are_enough()
    {
        Assert.Empty(new DolibarrPlugin().Validate(Fine));
        Assert.Equal(["Url", "ApiKey"], typeof(DolibarrOptions).GetProperties().Where(option => option.IsDefined(typeof(RequiredAttribute), inherit: false)).Select(option => option.Name));
        Assert.Equal([new Uri("https://erp.acme.example")], new DolibarrPlugin().Endpoints(Fine));
    }

    [Theory]
    [InlineData("ftp://erp.acme.example")]
    [InlineData("erp.acme.example/x")]
    [InlineData("https://erp.acme.example/?key=x")]
    public void An_address_that_cannot_work_is_told(string url) =>
        Assert.StartsWith("url:", Assert.Single(new DolibarrPlugin().Validate(Fine with { Url = new Uri(url, UriKind.RelativeOrAbsolute) })), StringComparison.Ordinal);

    // Facts: GET /tickets: never send a limit of zero or less.
    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(501)]
    public void A_limit_that_cannot_work_is_told(int limit) =>
        Assert.Equal(["limit: expected 1 to 500."], new DolibarrPlugin().Validate(Fine with { Limit = limit }));

    [Theory]
    [InlineData("fk_soc", true)]
    [InlineData("options_site", true)]
    [InlineData("subject", false)]
    [InlineData("options_a&limit=0", false)]
    public void A_client_is_told_by_what_can_tell_one(string field, bool can) =>
        Assert.Equal(can, new DolibarrPlugin().Validate(Fine with { ClientField = field }) is []);

    [Fact]
    public void A_connector_is_not_made_of_options_that_cannot_work()
    {
        var failure = Assert.Throws<ConnectorException>(() => StandIn.Connections.Connect(Fine with { Limit = 0 }, () => default));
        Assert.Equal(FailureKind.Configuration, failure.Kind);
    }
}
