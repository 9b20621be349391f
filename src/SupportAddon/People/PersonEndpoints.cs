using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Shell;

namespace SupportAddon.People;

/// <summary>People over HTTP.</summary>
internal static class PersonEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        api.MapGet("/people", ListAsync).RequirePermission(Permission.ManagePeople);
        api.MapGet("/people/unmapped", ListUnmappedAsync).RequirePermission(Permission.ManagePeople);
        api.MapPut("/people/{person}", PutAsync).RequirePermission(Permission.ManagePeople);
        api.MapPost("/people/{person}/names", MapAsync).RequirePermission(Permission.ManagePeople);
        api.MapDelete("/people/{person}/names", UnmapAsync).RequirePermission(Permission.ManagePeople);
        api.MapPost("/people/{person}/merge", MergeAsync).RequirePermission(Permission.ManagePeople);
    }

    private static async Task<Ok<ApiPage<Person>>> ListAsync([AsParameters] ApiPlace place, PersonStore people, CancellationToken ct) =>
        TypedResults.Ok(place.Turn(await people.ListAsync(ct), person => person.Code));

    private static async Task<Ok<ApiPage<UnmappedName>>> ListUnmappedAsync([AsParameters] ApiPlace place, UnmappedPeople unmapped, CancellationToken ct) =>
        TypedResults.Ok(place.Turn(await unmapped.ListAsync(ct), name => $"{name.Connection} {name.Name}"));

    private static async Task<Ok<Person>> PutAsync(string person, NewPerson wanted, HttpContext context, PersonStore people, NewPeople newcomers, CancellationToken ct)
    {
        await newcomers.PutAsync(wanted with { Code = person }, context.Actor(), ct);
        return TypedResults.Ok(await people.GetAsync(person, ct));
    }

    private static async Task<NoContent> MapAsync(string person, CalledIn called, HttpContext context, PersonStore people, CancellationToken ct)
    {
        await people.MapAsync(person, called.Identity, context.Actor(), ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound>> UnmapAsync(
        string person, string? connection, string? name, HttpContext context, PersonStore people, CancellationToken ct)
    {
        var identity = new CalledIn(connection, name).Identity;
        if (!(await people.GetAsync(person, ct)).Identities.Contains(identity))
            return TypedResults.NotFound();
        await people.UnmapAsync(identity, context.Actor(), ct);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> MergeAsync(string person, MergeInto merge, HttpContext context, PersonStore people, CancellationToken ct)
    {
        await people.MergeAsync(person, merge.Into ?? "", context.Actor(), ct);
        return TypedResults.NoContent();
    }

    /// <param name="Connection">The name of a connection.</param>
    /// <param name="Name">What the person is called there.</param>
    internal sealed record CalledIn(string? Connection, string? Name)
    {
        public PersonIdentity Identity => string.IsNullOrWhiteSpace(Connection) || string.IsNullOrWhiteSpace(Name)
            ? throw new RefusedException("It was not said what the person is called where.", "Give the connection and the name.")
            : new(Connection, Name);
    }

    /// <param name="Into">The code of the person it is.</param>
    internal sealed record MergeInto(string? Into);
}
