using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Sample;

/// <summary>Reads and adds the files on tickets of the sample desk.</summary>
internal class SampleFiles(SampleOptions options, ConnectorContext context) : SampleWriter(options, context), IAttachments
{
    private static readonly string[] All = ["files"];

    public virtual async Task<IReadOnlyList<Attachment>> ListAsync(string ticketId, CancellationToken ct) =>
        [.. (await FilesAsync(ticketId, ct) ?? []).Select(file => Of(ticketId, file))];

    public virtual async Task<Stream> OpenAsync(Attachment attachment, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Options.Address!, Path(attachment.Id)));
        request.Headers.Add("X-Key", Options.Key);
        var response = await Context.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsStreamAsync(ct)
            : throw new ConnectorException(FailureKind.NotFound, "The file is gone.", "Look for it in the desk.");
    }

    public virtual async Task<ReplyOutcome> AddAsync(NewAttachment file, Stream content, CancellationToken ct)
    {
        if (await FilesAsync(file.TicketId, ct) is not { } files)
            return new ReplyOutcome(WriteResult.Missing, Reason: "There is no such ticket.");
        if (IsThere(file, files))
            return new ReplyOutcome(WriteResult.AlreadySo);
        var bytes = new byte[file.Length];
        await content.ReadExactlyAsync(bytes, ct);
        await LeaveAsync(file, bytes, ct);
        var (canTell, after) = await LookAsync(() => FilesAsync(file.TicketId, CancellationToken.None));
        return canTell && after is not null && IsThere(file, after) ? new ReplyOutcome(WriteResult.Written)
            : new ReplyOutcome(WriteResult.Unknown, Reason: "The desk did not answer.");
    }

    protected virtual Task LeaveAsync(NewAttachment file, byte[] content, CancellationToken ct) => LeaveAsync(
        HttpMethod.Post, $"/tickets/{file.TicketId}/files?name={Uri.EscapeDataString(file.Name)}&reference={file.Marker}", content, ct);

    protected virtual Attachment Of(string ticketId, JsonElement file) => new()
    {
        Id = $"{ticketId}/files/{Number(file, "id")}", Name = file.GetProperty("name").GetString()!, Length = file.GetProperty("size").GetInt32(),
    };

    private static bool IsThere(NewAttachment file, IEnumerable<JsonElement> files) =>
        files.Any(each => each.GetProperty("reference").GetString() == file.Marker);

    private async Task<List<JsonElement>?> FilesAsync(string ticketId, CancellationToken ct) =>
        (await FetchAsync(Path(ticketId), All, ct))?.GetProperty("files").EnumerateArray().ToList();

    private static string Path(string below) => $"/tickets/{below}";
}
