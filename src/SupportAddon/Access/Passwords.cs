using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace SupportAddon.Access;

/// <summary>Hashes passwords and compares them, and says which are good enough.</summary>
internal sealed class Passwords
{
    public const int Shortest = 12;

    private const int Longest = 256;
    private const int Rounds = 210_000;

    private readonly PasswordHasher<object> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));

    public string Hash(string password) => hasher.HashPassword(this, password);

    /// <param name="hash">Null where there is nobody of that name: the work is the same, and the answer is no.</param>
    /// <param name="password">As it was typed.</param>
    public bool IsRight(string? hash, string password)
    {
        var verified = hasher.VerifyHashedPassword(this, hash ?? Nobodys(), password);
        return hash is not null && verified != PasswordVerificationResult.Failed;
    }

    /// <summary>A password made up for somebody: no letters that look alike, some hundred bits of chance.</summary>
    public static string MakeUp() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 5)));

    /// <exception cref="RefusedException">It is too short, too long, or the login itself.</exception>
    public static void RequireGood(string password, string login)
    {
        if (password.Length < Shortest || password.Length > Longest || password.Contains(login, StringComparison.OrdinalIgnoreCase))
            throw new RefusedException(
                $"A password has {Shortest} to {Longest} characters, and the login is not part of it.", "Choose another one, for example four words that have nothing to do with each other.");
    }

    /// <summary>Well formed, and of no password that anybody knows: function, rounds and salt's length, then salt and key.</summary>
    private static string Nobodys()
    {
        var hash = RandomNumberGenerator.GetBytes(1 + 3 * sizeof(uint) + 16 + 32);
        hash[0] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(1), 2);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(5), Rounds);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(9), 16);
        return Convert.ToBase64String(hash);
    }
}
