namespace SupportAddon.Rest.Requests;

/// <summary>An address of the API under construction: base, path and query parameters.</summary>
internal sealed record Address(Uri Base, string Path, IReadOnlyDictionary<string, string> Query)
{
    public Address With(string name, string value) =>
        this with { Query = new Dictionary<string, string>(Query) { [name] = value } };

    public Uri ToUri()
    {
        var pairs = Query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}");
        var joint = Query.Count == 0 ? "" : Path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        return new Uri($"{Base.GetLeftPart(UriPartial.Path).TrimEnd('/')}{Path}{joint}{string.Join('&', pairs)}");
    }

    /// <summary>The same address with one parameter set, whatever it was before.</summary>
    public static Uri Set(Uri address, string name, string value)
    {
        var key = $"{Uri.EscapeDataString(name)}=";
        var others = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith(key, StringComparison.Ordinal));
        return new UriBuilder(address) { Query = string.Join('&', others.Append(key + Uri.EscapeDataString(value))) }.Uri;
    }
}
