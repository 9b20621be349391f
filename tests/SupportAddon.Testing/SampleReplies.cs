using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SupportAddon.Testing;

/// <summary>What is written on the tickets of the sample desk: messages, states, assignments, files. Messages are plain text.</summary>
public sealed class SampleReplies(SampleDesk desk)
{
    private int _writes;

    /// <summary>How many writes have taken effect.</summary>
    public int Writes => _writes;

    public void Attach(string id, string name, ReadOnlyMemory<byte> content, string? reference)
    {
        var number = Interlocked.Increment(ref _writes);
        desk.Change(id, ticket => ticket with { Files = [.. ticket.Files, new SampleFile(number, name, content, reference)] });
    }

    /// <summary>The answer to a request about one ticket; null for any other.</summary>
    internal async Task<(int Status, object Answer)?> AnswerAsync(HttpRequest request)
    {
        if (request.Path.Value!.Split('/') is not ["", "tickets", var id, .. var rest])
            return null;
        if (desk.Find(id) is not { } ticket)
            return (StatusCodes.Status404NotFound, new { error = "No such ticket." });
        return (request.Method, rest) switch
        {
            ("POST", ["messages"]) => Post(id, await request.ReadFromJsonAsync<SampleMessage>()),
            ("PATCH", []) => Patch(id, ticket, (await request.ReadFromJsonAsync<Dictionary<string, JsonElement>>())!.Single()),
            ("POST", ["files"]) => await PostAsync(id, request),
            ("GET", ["files", var file]) => ticket.Files.FirstOrDefault(each => $"{each.Id}" == file) is { } found
                ? (StatusCodes.Status200OK, found.Content) : (StatusCodes.Status404NotFound, new { error = "No such file." }),
            _ => (StatusCodes.Status200OK, ticket),
        };
    }

    private (int, object) Post(string id, SampleMessage? message)
    {
        var number = Interlocked.Increment(ref _writes);
        desk.Change(id, ticket => ticket with { Messages = [.. ticket.Messages, message! with { Id = number }] });
        return (StatusCodes.Status201Created, new { id = number });
    }

    private async Task<(int, object)> PostAsync(string id, HttpRequest request)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content);
        Attach(id, request.Query["name"]!, content.ToArray(), request.Query["reference"]);
        return (StatusCodes.Status201Created, new { size = content.Length });
    }

    private (int, object) Patch(string id, SampleTicket ticket, KeyValuePair<string, JsonElement> change)
    {
        if (ticket.With(change.Key, change.Value) is null)
            return (StatusCodes.Status422UnprocessableEntity, new { error = $"{change.Value} is no {change.Key}." });
        Interlocked.Increment(ref _writes);
        desk.Change(id, current => current.With(change.Key, change.Value)!);
        return (StatusCodes.Status200OK, desk.Find(id)!);
    }
}
