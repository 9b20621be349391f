using System.Text;
using System.Text.Json.Nodes;
using SupportAddon.Rest.Selection;

namespace SupportAddon.Rest.Requests;

/// <summary>The request that opens a session; {user}, {password} and {apiKey} in its texts are the options.</summary>
internal sealed record LoginPlan(
    HttpMethod Method, string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string> Form, JsonObject? Json)
{
    private static readonly (string Name, Func<RestOptions, string?> Value)[] Places =
        [("user", options => options.User), ("password", options => options.Password), ("apiKey", options => options.ApiKey)];

    public IEnumerable<string> Missing(RestOptions options)
    {
        var texts = Query.Values.Concat(Headers.Values).Concat(Form.Values).Append(Json?.ToJsonString() ?? "").ToList();
        return Places.Where(place => string.IsNullOrEmpty(place.Value(options)) && texts.Exists(text => text.Contains(Blanks.Blank(place.Name), StringComparison.Ordinal)))
            .Select(place => place.Name);
    }

    public HttpRequestMessage Request(RestOptions options)
    {
        var blanks = new Blanks(Places.ToDictionary(place => place.Name, place => (JsonNode?)(place.Value(options) ?? "")));
        var query = Query.ToDictionary(pair => pair.Key, pair => blanks.Fill(pair.Value));
        var request = new HttpRequestMessage(Method, new Address(options.BaseUrl!, Path, query).ToUri());
        foreach (var (name, text) in Headers)
            request.Headers.TryAddWithoutValidation(name, blanks.Fill(text));
        if (Json is not null)
            request.Content = new StringContent(blanks.Fill(Json)!.ToJsonString(), Encoding.UTF8, "application/json");
        else if (Form.Count > 0)
            request.Content = new FormUrlEncodedContent(Form.Select(pair => KeyValuePair.Create(pair.Key, blanks.Fill(pair.Value))));
        return request;
    }
}
