using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Attachments;

public sealed class Files
{
    public static TheoryData<int> BothWays => [18, 19];

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    private static NewAttachment File(long ticket, int length) =>
        new() { TicketId = $"{ticket}", Name = "log.bin", MediaType = "application/x-log", Length = length, Marker = "sa-1" };

    private static async Task<byte[]> ContentAsync(OdooConnector files, Attachment file)
    {
        using var all = new MemoryStream();
        await using var content = await files.OpenAsync(file, CancellationToken.None);
        await content.CopyToAsync(all);
        return all.ToArray();
    }

    [Theory]
    [InlineData(18, 0)]
    [InlineData(19, 0)]
    [InlineData(18, 1)]
    [InlineData(19, 2)]
    [InlineData(18, 300_000)]
    [InlineData(19, 300_001)]
    public async Task What_is_added_is_listed_and_comes_back_byte_for_byte(int version, int length)
    {
        await using var server = await OdooServer.StartAsync(version);
        var (task, other) = (server.AddTask(), server.AddTask());
        var connector = server.Connect();
        Assert.Equal(WriteResult.Written, (await connector.AddAsync(File(task, length), new MemoryStream(Bytes(length)), CancellationToken.None)).Result);
        var file = Assert.Single(await connector.ListAsync($"{task}", CancellationToken.None));
        Assert.Equal(("log.bin", length), (file.Name, file.Length));
        Assert.Equal(Bytes(length), await ContentAsync(connector, file));
        Assert.Empty(await connector.ListAsync($"{other}", CancellationToken.None));
    }

    [Theory]
    [InlineData(18, Cut.Nowhere)]
    [InlineData(19, Cut.Nowhere)]
    [InlineData(18, Cut.After)]
    [InlineData(19, Cut.After)]
    public async Task Added_twice_it_is_there_once(int version, Cut cut)
    {
        await using var server = await OdooServer.StartAsync(version);
        server.CutOff = _ => cut;
        var task = server.AddTask();
        Assert.Equal(WriteResult.Written, (await server.Connect().AddAsync(File(task, 3), new MemoryStream(Bytes(3)), CancellationToken.None)).Result);
        Assert.Equal(WriteResult.AlreadySo, (await server.Connect().AddAsync(File(task, 3), new MemoryStream(Bytes(3)), CancellationToken.None)).Result);
        Assert.Single(server.Database[Database.Attachment]);
    }

    [Fact]
    public async Task Cut_before_any_answer_it_is_unknown()
    {
        await using var server = await OdooServer.StartAsync();
        server.CutOff = _ => Cut.Before;
        Assert.Equal(WriteResult.Unknown, (await server.Connect().AddAsync(File(server.AddTask(), 3), new MemoryStream(Bytes(3)), CancellationToken.None)).Result);
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task A_file_that_is_gone_is_told_and_so_is_a_ticket(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        var gone = new Attachment { Id = "4711", Name = "gone.txt", Length = 3 };
        Assert.Equal(FailureKind.NotFound, (await Assert.ThrowsAsync<ConnectorException>(() => server.Connect().OpenAsync(gone, CancellationToken.None))).Kind);
        Assert.Equal(WriteResult.Missing, (await server.Connect().AddAsync(File(4711, 3), new MemoryStream(Bytes(3)), CancellationToken.None)).Result);
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task A_file_that_may_not_be_read_is_told_as_such(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        server.Forbidden.Add(Database.Attachment);
        var file = new Attachment { Id = "1", Name = "secret.txt", Length = 3 };
        Assert.Equal(FailureKind.Forbidden, (await Assert.ThrowsAsync<ConnectorException>(() => server.Connect().OpenAsync(file, CancellationToken.None))).Kind);
    }

    [Fact]
    public async Task An_answer_that_ends_in_the_middle_of_a_file_is_no_file()
    {
        await using var server = await OdooServer.StartAsync();
        server.Instead = async http =>
        {
            if (http.Request.Path.Value!.EndsWith("search_read", StringComparison.Ordinal))
                await OdooServer.SendAsync(http, 200, "application/json", """[{"id": 1, "datas": "AAEC""");
            return http.Response.HasStarted;
        };
        var file = new Attachment { Id = "1", Name = "log.bin", Length = 300 };
        Assert.Equal(FailureKind.Unreachable, (await Assert.ThrowsAsync<ConnectorException>(() => ContentAsync(server.Connect(), file))).Kind);
    }

    [Theory]
    [InlineData("AAEC!AEC")]
    [InlineData("AAECA")]
    [InlineData("AAECAA")]
    [InlineData("AA==AAEC")]
    public async Task What_is_not_Base64_is_no_file(string datas)
    {
        await using var server = await OdooServer.StartAsync();
        server.Instead = async http =>
        {
            if (http.Request.Path.Value!.EndsWith("search_read", StringComparison.Ordinal))
                await OdooServer.SendAsync(http, 200, "application/json", $$"""[{"id": 1, "datas": "{{datas}}"}]""");
            return http.Response.HasStarted;
        };
        var file = new Attachment { Id = "1", Name = "log.bin", Length = 6 };
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ContentAsync(server.Connect(), file));
        Assert.Equal((FailureKind.Unexpected, "Odoo gave a file that is not Base64."), (failure.Kind, failure.Message));
    }
}
