using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>Whether an account may be used.</summary>
public enum AccountState { Active, Suspended, Erased }

/// <summary>A person who signs in: staff of an organisation, or a host.</summary>
public sealed class Account
{
    public Guid Id { get; init; }
    public Roles Roles { get; init; }
    public Guid? Organisation { get; init; }
    public AccountState State { get; init; }
    public Personal<string>? Name { get; init; }
    public Personal<string>? Email { get; init; }
    public byte[]? EmailIndex { get; init; }
    public Personal<string>? Phone { get; init; }
    public string Language { get; init; } = "en";

    /// <summary>Changes when sessions must end.</summary>
    public string Stamp { get; set; } = "";
    public Personal<string>? Totp { get; set; }

    /// <summary>The time step of the last code used: a code works once.</summary>
    public long TotpStep { get; set; }
    public int Failures { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public int Version { get; set; }

    public bool IsStaff => (Roles & Roles.Staff) != 0;
}

/// <summary>The sealed facts about an account.</summary>
public static class AccountFacts
{
    public static readonly Fact<string> Name = new("accounts.name");
    public static readonly Fact<string> Email = new("accounts.email");
    public static readonly Fact<string> Phone = new("accounts.phone");
    public static readonly Fact<string> Totp = new("accounts.totp");
}

/// <summary>A civil network's member body: it owns cases and homes, and sees only its own.</summary>
public sealed class Organisation
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";

    /// <summary>The countries it houses people in, and the languages it speaks; see <see cref="Words.Split"/>.</summary>
    public string Countries { get; init; } = "";
    public string Languages { get; init; } = "";
}
