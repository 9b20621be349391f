using System.Net;
using System.Text.RegularExpressions;

namespace SupportAddon.Tests.Access;

/// <summary>Somebody with cookies who fills in forms, and goes nowhere unasked.</summary>
internal sealed partial class Browser(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    /// <summary>Kept by hand: a test wants to see and to swap them.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>What a page has put into its form against forgery; null before one was read for it.</summary>
    public string? FormToken { get; private set; }

    /// <summary>The key of the session; null when not signed in.</summary>
    public string? Key => Cookies.GetValueOrDefault("supportaddon");

    public Task<HttpResponseMessage> GetAsync(string path, params (string, string)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public async Task<string> ReadAsync(string path, params (string, string)[] headers)
    {
        using var answer = await GetAsync(path, headers);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Opens the page and sends its form, with what the page has put into it against forgery.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string, string)[] fields)
    {
        var token = await FormTokenAsync(path.Split("?handler")[0]);
        return await PostWithoutTokenAsync(path, [.. fields, ("__RequestVerificationToken", token)]);
    }

    public Task<HttpResponseMessage> PostWithoutTokenAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        // An answer may go on for as long as somebody listens.
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            Keep(cookie.Split(';')[0].Split('=', 2));
        return answer;
    }

    public Task<HttpResponseMessage> SignInAsync(string login, string password, string query = "") =>
        PostAsync($"/sign-in{query}", ("login", login), ("password", password));

    public async Task<string> FormTokenAsync(string path) => FormToken = FormField().Match(await ReadAsync(path)).Groups[1].Value;

    public void Dispose() => http.Dispose();

    private void Keep(string[] cookie)
    {
        if (cookie[1].Length == 0)
            Cookies.Remove(cookie[0]);
        else
            Cookies[cookie[0]] = cookie[1];
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormField();
}
