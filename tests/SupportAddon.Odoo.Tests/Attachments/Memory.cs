using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;
using SupportAddon.Tests.Shared;

namespace SupportAddon.Odoo.Tests.Attachments;

[Collection(Alone.Name)]
public sealed class Memory
{
    [Fact]
    public async Task Memory_does_not_grow_with_the_file()
    {
        const int length = 48 * 1024 * 1024;
        await using var server = await OdooServer.StartAsync();
        server.Instead = async http =>
        {
            if (!http.Request.Path.Value!.EndsWith("search_read", StringComparison.Ordinal))
                return false;
            await OdooServer.SendAsync(http, 200, "application/json", """[{"id": 1, "datas": """ + "\"");
            var piece = new string('A', 64 * 1024);
            for (var sent = 0; sent < length / 3 * 4; sent += piece.Length)
                await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, piece);
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, "\"}]");
            return true;
        };
        var connector = server.Connect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var content = await connector.OpenAsync(new Attachment { Id = "1", Name = "log.bin", Length = length }, CancellationToken.None);
        var (buffer, read, most) = (new byte[81920], 0L, 0L);
        for (int got; (got = await content.ReadAsync(buffer)) > 0; read += got)
            if (read % (1024 * 1024) < got)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        Assert.Equal(length, read);
        Assert.InRange(most, long.MinValue, 16 * 1024 * 1024);
    }
}
