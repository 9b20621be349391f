using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SupportAddon.Sdk;

namespace Acme.Desk;

/// <summary>The desk's requests. Readings may be repeated, and are; a write never is.</summary>
internal sealed class DeskApi(DeskOptions options, ConnectorContext context)
{
    public Task<DeskUser> UserAsync(CancellationToken ct) => GetAsync("/me", DeskJson.Default.DeskUser, ct);

    public async Task<IReadOnlyList<DeskRow>> PageAsync(DateTimeOffset? since, DeskTicket? after, int limit, CancellationToken ct)
    {
        var place = after is null ? "" : $"&afterTime={DeskTime.Write(after.Updated)}&after={Text(after.Id)}";
        var page = await GetAsync($"/tickets?limit={Text(limit)}{Since(since)}{place}", DeskJson.Default.DeskPage, ct);
        return [.. page.Tickets.Select(ticket => new DeskRow(Understand(ticket.GetRawText(), DeskJson.Default.DeskTicket), ticket.GetRawText()))];
    }

    public async Task<IReadOnlyList<int>> IdsAsync(DateTimeOffset? since, int after, int limit, CancellationToken ct) =>
        (await GetAsync($"/ids?limit={Text(limit)}{Since(since)}&after={Text(after)}", DeskJson.Default.DeskIds, ct)).Ids;

    /// <summary>One ticket, or null when there is none.</summary>
    public async Task<DeskTicket?> FindAsync(string id, CancellationToken ct)
    {
        try
        {
            return await GetAsync($"/tickets/{Uri.EscapeDataString(id)}", DeskJson.Default.DeskTicket, ct);
        }
        catch (ConnectorException failure) when (failure.Kind == FailureKind.NotFound)
        {
            return null;
        }
    }

    /// <summary>Once it has left its answer is awaited: only the host's time limit ends it.</summary>
    public Task WriteAsync(TicketReply reply) => reply.Kind == ReplyKind.Status
        ? SendAsync(HttpMethod.Patch, $"/tickets/{Uri.EscapeDataString(reply.TicketId)}", JsonContent.Create(new NewStatus(reply.Value!), DeskJson.Default.NewStatus), CancellationToken.None)
        : SendAsync(HttpMethod.Post, $"/tickets/{Uri.EscapeDataString(reply.TicketId)}/messages",
            JsonContent.Create(new NewMessage(reply.Value!, reply.Kind == ReplyKind.Note, reply.Marker), DeskJson.Default.NewMessage), CancellationToken.None);

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Since(DateTimeOffset? since) => since is { } time ? $"&since={DeskTime.Write(time)}" : "";

    private Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken ct) =>
        context.Retry.RunAsync(async stop => Understand(await SendAsync(HttpMethod.Get, path, null, stop), type), ct);

    private async Task<string> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(options.Address!, path)) { Content = content };
        request.Headers.Add("X-Key", options.Key);
        using var response = await context.Http.SendAsync(request, ct);
        if (!response.IsSuccessStatusCode)
            throw Refusal(response);
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
            throw NotUnderstood("The desk answered with something else than JSON.");
        return await response.Content.ReadAsStringAsync(ct);
    }

    private static T Understand<T>(string json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw NotUnderstood("The desk's answer is empty.");
        }
        catch (JsonException broken)
        {
            throw NotUnderstood("The desk's answer is not the JSON that was expected.", broken);
        }
    }

    private static ConnectorException Refusal(HttpResponseMessage response) => new(response.StatusCode switch
    {
        HttpStatusCode.Unauthorized => FailureKind.Authentication,
        HttpStatusCode.Forbidden => FailureKind.Forbidden,
        HttpStatusCode.NotFound => FailureKind.NotFound,
        HttpStatusCode.TooManyRequests => FailureKind.RateLimited,
        >= HttpStatusCode.InternalServerError => FailureKind.Broken,
        _ => FailureKind.Refused,
    }, $"The desk answered {(int)response.StatusCode}.", "Check the address, and the key and its rights.")
    {
        RetryAfter = response.Headers.RetryAfter?.Delta,
    };

    private static ConnectorException NotUnderstood(string message, Exception? inner = null) =>
        new(FailureKind.Unexpected, message, "Check that the address is that of a desk.", inner);
}
