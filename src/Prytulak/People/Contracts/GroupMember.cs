namespace Prytulak.People.Contracts;

/// <summary>A household in its group, as it sees it itself: how many others there are and since when, and never who.</summary>
public sealed class GroupMember
{
    public int Others { get; init; }

    /// <summary>When the last of those who are in it came.</summary>
    public DateTimeOffset AgreedAt { get; init; }

    /// <summary>Until when its own code is good; null when it has none.</summary>
    public DateTimeOffset? CodeUntil { get; init; }
}

/// <summary>A case that another one wishes to live near, for the staff of their organisation.</summary>
public sealed class GroupCase
{
    public Guid Household { get; init; }
    public string Reference { get; init; } = "";
}
