using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace SupportAddon.Odoo.Rpc;

/// <summary>JSON-2: one address a method, the key as bearer, errors by status.</summary>
internal sealed class Json2Transport(Wire wire, OdooOptions options, Failures failures) : ITransport
{
    public string Name => "JSON-2";

    public async Task<Answer> CallAsync(OdooCall call, CancellationToken ct)
    {
        var reply = await wire.PostAsync(Path(call), (JsonObject)call.Arguments.DeepClone(), Sign, ct);
        return reply is { Status: HttpStatusCode.OK, Json: { } result }
            ? new Answer(result, reply.Date)
            : throw failures.Of(reply, OdooError.Of(reply.Json), $"{call.Method} of {call.Model}");
    }

    public Task<HttpResponseMessage> OpenAsync(OdooCall call, CancellationToken ct) => wire.OpenAsync(Path(call), (JsonObject)call.Arguments.DeepClone(), Sign, ct);

    private static string Path(OdooCall call) => $"/json/2/{call.Model}/{call.Method}";

    private void Sign(HttpRequestHeaders headers)
    {
        headers.Authorization = new AuthenticationHeaderValue("bearer", options.ApiKey);
        if (!string.IsNullOrEmpty(options.Database))
            headers.Add("X-Odoo-Database", options.Database);
    }
}
