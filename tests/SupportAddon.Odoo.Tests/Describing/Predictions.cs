using System.Text.Json;
using SupportAddon.Odoo.Tests.StandIn;

namespace SupportAddon.Odoo.Tests.Describing;

public sealed class Predictions
{
    private static async Task<JsonElement> PredictedAsync(string field, object? value)
    {
        await using var server = await OdooServer.StartAsync();
        var values = new Dictionary<string, JsonElement> { [field] = JsonSerializer.SerializeToElement(value) };
        return (await server.Connect().PredictAsync(Desk.Task, values, CancellationToken.None))[field];
    }

    [Fact]
    public async Task What_was_measured_of_html_is_predicted()
    {
        await using var server = await OdooServer.StartAsync();
        var connector = server.Connect();
        foreach (var (given, kept) in Measured.Html)
        {
            var values = new Dictionary<string, JsonElement> { ["description"] = JsonSerializer.SerializeToElement(given) };
            var predicted = (await connector.PredictAsync(Desk.Task, values, CancellationToken.None))["description"];
            Assert.Equal($"{given} => {(kept.Length == 0 ? null : kept)}", $"{given} => {predicted.GetString()}");
        }
    }

    [Fact]
    public async Task Numbers_are_rounded_to_their_digits()
    {
        foreach (var (given, kept) in Measured.Numbers)
            Assert.Equal(kept, (await PredictedAsync("latitude", given)).GetDouble());
        Assert.Equal(1.23456789, (await PredictedAsync("hours", 1.23456789)).GetDouble());
        Assert.Equal(3, (await PredictedAsync("color", 3.7)).GetInt64());
    }

    [Theory]
    [InlineData("date_deadline", "2026-11-22T10:00:00.75Z", "\"2026-11-22T10:00:00Z\"")]
    [InlineData("date_deadline", "2026-11-22T11:00:00+01:00", "\"2026-11-22T10:00:00Z\"")]
    [InlineData("name", "", "null")]
    [InlineData("active", null, "false")]
    [InlineData("hours", null, "0")]
    [InlineData("partner_id", null, "null")]
    public async Task Instants_lose_parts_of_a_second_and_nothing_has_one_spelling(string field, string? given, string kept) =>
        Assert.Equal(kept, (await PredictedAsync(field, given)).GetRawText());
}
