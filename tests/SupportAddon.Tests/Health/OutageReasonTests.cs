using SupportAddon.Health.Outages;

namespace SupportAddon.Tests.Health;

public sealed class OutageReasonTests
{
    [Theory]
    [InlineData("status == 200 does not hold: status is 500", "status == 200 n’est pas rempli : status vaut 500")]
    [InlineData("body.status == \"pass\" does not hold: body.status is \"it is late, status is 3\"", "body.status == \"pass\" n’est pas rempli : body.status vaut \"it is late, status vaut 3\"")]
    [InlineData("latency < size does not hold: latency is 812ms, size is 3", "latency < size n’est pas rempli : latency vaut 812ms, size vaut 3")]
    [InlineData("size < 3 does not hold: size is missing: there was no answer within 10s", "size < 3 n’est pas rempli : size manque : pas de réponse en 10s")]
    [InlineData("there was no answer within 10s", "pas de réponse en 10s")]
    [InlineData("Nothing listens on erp.example port 443: the connection was refused", "Rien n’écoute sur erp.example port 443 : la connexion a été refusée")]
    [InlineData("something that nobody has foreseen", "something that nobody has foreseen")]
    public void What_was_found_is_said_in_french(string stored, string said) => Assert.Equal(said, OutageReason.In("fr", stored));

    [Fact]
    public void In_english_it_stays_as_it_is() =>
        Assert.Equal("status == 200 does not hold: status is 500, size is 3", OutageReason.In("en", "status == 200 does not hold: status is 500, size is 3"));
}
