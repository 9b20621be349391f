using System.Text;
using System.Text.Json.Nodes;

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
        return Places.Where(place => string.IsNullOrEmpty(place.Value(options)) && texts.Exists(text => text.Contains($"{{{place.Name}}}", StringComparison.Ordinal)))
            .Select(place => place.Name);
    }

    public HttpRequestMessage Request(RestOptions options)
    {
        var query = Query.ToDictionary(pair => pair.Key, pair => Filled(pair.Value, options));
        var request = new HttpRequestMessage(Method, new Address(options.BaseUrl!, Path, query).ToUri());
        foreach (var (name, text) in Headers)
            request.Headers.TryAddWithoutValidation(name, Filled(text, options));
        if (Json is not null)
            request.Content = new StringContent(Filled(Json, options)!.ToJsonString(), Encoding.UTF8, "application/json");
        else if (Form.Count > 0)
            request.Content = new FormUrlEncodedContent(Form.Select(pair => KeyValuePair.Create(pair.Key, Filled(pair.Value, options))));
        return request;
    }

    private static JsonNode? Filled(JsonNode? node, RestOptions options) => node switch
    {
        JsonObject inside => new JsonObject(inside.Select(entry => KeyValuePair.Create(entry.Key, Filled(entry.Value, options)))),
        JsonArray list => new JsonArray([.. list.Select(item => Filled(item, options))]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Filled(text, options)),
        _ => node?.DeepClone(),
    };

    // Each place is found in the text of the manifest only, never in a value that was just put in.
    private static string Filled(string text, RestOptions options)
    {
        var filled = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var place = Array.Find(Places, place => string.CompareOrdinal(text, at, $"{{{place.Name}}}", 0, place.Name.Length + 2) == 0);
            filled.Append(place.Name is null ? text[at] : place.Value(options));
            at += place.Name is null ? 1 : place.Name.Length + 2;
        }
        return filled.ToString();
    }
}
