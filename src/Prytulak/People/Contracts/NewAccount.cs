using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>Somebody who is to get an account.</summary>
public sealed class NewAccount
{
    /// <summary>Given by the demonstration, whose people have the same ids in every run.</summary>
    public Guid? Id { get; init; }
    public required Roles Roles { get; init; }
    public required Guid Organisation { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public string? Phone { get; init; }
    public required string Language { get; init; }
}
