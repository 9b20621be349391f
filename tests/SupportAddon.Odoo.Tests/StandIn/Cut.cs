using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SupportAddon.Odoo.Tests.StandIn;

/// <summary>A server that gives fewer records than it was asked for, as a proxy or a module might have it do.</summary>
internal static class Cut
{
    public static async Task<bool> ToAsync(HttpContext http, OdooServer server, int most)
    {
        var asked = (await JsonNode.ParseAsync(http.Request.Body))!;
        var after = (long)asked["domain"]![0]![2]!;
        var rows = server.Database[Desk.Task].Where(task => task.Id > after).OrderBy(task => task.Id).Take(most)
            .Select(task => string.Create(CultureInfo.InvariantCulture, $$"""{"id":{{task.Id}},"name":"x","write_date":"{{Database.Text(task.Written)}}"}"""));
        await OdooServer.SendAsync(http, 200, "application/json", $"[{string.Join(',', rows)}]");
        return true;
    }
}
