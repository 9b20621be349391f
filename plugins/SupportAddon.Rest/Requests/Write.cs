using System.Text;
using System.Text.Json.Nodes;

namespace SupportAddon.Rest.Requests;

/// <summary>A request that changes something.</summary>
internal sealed record Write(HttpMethod Method, Uri Address, JsonNode Body)
{
    public HttpRequestMessage Request() => new(Method, Address) { Content = new StringContent(Body.ToJsonString(), Encoding.UTF8, "application/json") };
}
