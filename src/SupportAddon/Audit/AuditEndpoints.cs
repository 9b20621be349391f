using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Shell;

namespace SupportAddon.Audit;

/// <summary>The audit trail over HTTP.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder api) => api.MapGet("/audit", ListAsync).RequirePermission(Permission.ViewAudit);

    private static async Task<Results<Ok<ApiPage<AuditLine>>, ProblemHttpResult>> ListAsync([AsParameters] ApiPlace place, AuditList audit, CancellationToken ct)
    {
        long? before = null;
        if (place.After is { } after)
            if (long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                before = number;
            else
                return TypedResults.Problem("Here \"after\" is the number of a line.", statusCode: StatusCodes.Status400BadRequest);
        var lines = await audit.ReadAsync(before, place.Size + 1, ct);
        return TypedResults.Ok(place.Cut(lines, line => line.Id.ToString(CultureInfo.InvariantCulture)));
    }
}
