using System.Text;
using System.Text.Json.Nodes;

namespace SupportAddon.Rest.Requests;

/// <summary>A request that changes something.</summary>
/// <param name="Body">Null where it has none.</param>
/// <param name="Of">For messages.</param>
internal sealed record Write(HttpMethod Method, Uri Address, JsonNode? Body, WrittenThing Of)
{
    /// <summary>The header by which the source itself refuses it where the record is another by now.</summary>
    public string? IfMatch { get; init; }

    public HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(Method, Address) { Content = Body is null ? null : new StringContent(Body.ToJsonString(), Encoding.UTF8, "application/json") };
        if (IfMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", IfMatch);
        return request;
    }
}

/// <summary>What is written, and the part of the manifest that says how.</summary>
internal sealed record WrittenThing(string Name, string Section)
{
    public static readonly WrittenThing Ticket = new("ticket", "replies");
    public static readonly WrittenThing Record = new("record", "resources");
}
