using System.ComponentModel.DataAnnotations;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests;

public sealed class Options
{
    private static readonly OdooOptions Fine = new() { Url = new Uri("https://acme.odoo.com"), ApiKey = "k" };

    [Fact]
    public void Address_and_key_are_enough()
    {
        Assert.Empty(new OdooPlugin().Validate(Fine));
        Assert.Equal(["Url", "ApiKey"], typeof(OdooOptions).GetProperties().Where(option => option.IsDefined(typeof(RequiredAttribute), inherit: false)).Select(option => option.Name));
        Assert.Equal([new Uri("https://acme.odoo.com")], new OdooPlugin().Endpoints(Fine));
    }

    [Theory]
    [InlineData("ftp://acme.odoo.com")]
    [InlineData("acme.odoo.com/x")]
    [InlineData("https://acme.odoo.com/?db=x")]
    public void An_address_that_cannot_work_is_told(string url) =>
        Assert.StartsWith("url:", Assert.Single(new OdooPlugin().Validate(Fine with { Url = new Uri(url, UriKind.RelativeOrAbsolute) })), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://acme.odoo.com", 1.0)]
    [InlineData("https://odoo.acme.example", null)]
    public void Odoo_Online_is_asked_once_a_second(string url, double? rate) =>
        Assert.Equal(rate, new OdooPlugin().RequestsPerSecond(Fine with { Url = new Uri(url) }));

    [Fact]
    public void A_domain_that_cannot_work_is_told_before_anything_is_asked() =>
        Assert.Equal(["domain: expected a list in JSON, for example [[\"project_id.name\", \"=\", \"Support\"]]."],
            new OdooPlugin().Validate(Fine with { Domain = "[('project_id', '=', 3)]" }));

    [Fact]
    public void A_connector_is_not_made_of_options_that_cannot_work()
    {
        var failure = Assert.Throws<ConnectorException>(() => StandIn.Connections.Connect(Fine with { Domain = "x" }, () => default));
        Assert.Equal(FailureKind.Configuration, failure.Kind);
    }
}
