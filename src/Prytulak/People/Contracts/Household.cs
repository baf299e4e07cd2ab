using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>Where a household is on its way.</summary>
public enum HouseholdState { Draft, Waiting, Matched, Housed, Withdrawn, Erased }

/// <summary>People who travel and live together, and ask for shelter.</summary>
public sealed class Household
{
    public Guid Id { get; init; }

    /// <summary>Six letters and digits that are easy to say on the phone; they open nothing.</summary>
    public string Reference { get; init; } = "";
    public Guid? Organisation { get; init; }
    public HouseholdState State { get; init; }
    public int Adults { get; init; }
    public int People { get; init; }
    public string Language { get; init; } = "en";
    public Personal<Needs>? Needs { get; init; }
    public Personal<string>? Name { get; init; }
    public Personal<Contact>? Contact { get; init; }
    public Personal<string>? Note { get; init; }
    public Guid? Caseworker { get; init; }

    /// <summary>The step of the questions that comes next, while it is a draft.</summary>
    public int Step { get; init; }
    public int LinkGeneration { get; init; }
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Since when they have had no bed for the night, because their stay broke off; null when it did not.</summary>
    public DateTimeOffset? NoBedSince { get; init; }

    /// <summary>From when they ask for the next home, while they live in one; null when they do not.</summary>
    public DateOnly? NextFrom { get; init; }

    /// <summary>The group of those that it wishes to live near; only as the indexes read it.</summary>
    public Guid? GroupId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public int Version { get; init; }

    /// <summary>Children without an adult are never placed with private hosts, only referred to a guardian body (T05).</summary>
    public bool IsUnaccompanied => Adults == 0;

    /// <summary>Children without an adult are not brought near anybody by a code: whoever claims to be their kin is looked at first (T05).</summary>
    public bool MayAgreeWithOthers => State is not HouseholdState.Draft && Organisation is not null && !IsUnaccompanied;
}

/// <summary>What a household needs, in the terms that homes are matched by. Every fact may be left out.</summary>
public sealed class Needs
{
    public int Adults { get; set; }

    /// <summary>The age of each child, 0 to 17.</summary>
    public int[] ChildAges { get; set; } = [];

    /// <summary>What animals come along, of <see cref="Words.Pets"/>.</summary>
    public string[] Pets { get; set; } = [];
    public bool StepFree { get; set; }

    /// <summary>Languages they speak, ISO 639-1.</summary>
    public string[] Languages { get; set; } = [];

    /// <summary>Citizenships, ISO 3166-1 alpha-2; "XX" for stateless.</summary>
    public string[] Citizenships { get; set; } = [];

    /// <summary>The place (gazetteer id) where they are now, and where they would like to live.</summary>
    public int? Here { get; set; }
    public int? Wish { get; set; }

    /// <summary>How far from the wish is still good, in kilometres.</summary>
    public int WithinKm { get; set; } = 50;
    public DateOnly? From { get; set; }

    /// <summary>The morning on which they expect to leave; null when nobody knows.</summary>
    public DateOnly? Until { get; set; }
    public bool WomenOnly { get; set; }

    /// <summary>True when they have said that a man, 18 or older, is among them.</summary>
    public bool WithMan { get; set; }

    /// <summary>True for women, with or without children; and for whoever has not said otherwise, because a wrong guess must not harm (T04).</summary>
    public bool IsWithoutMan => !WithMan || WomenOnly;
    public bool OwnRoom { get; set; }

    /// <summary>True when they have said that they can sleep in one room with other households.</summary>
    public bool CanShare { get; set; }

    /// <summary>True when a bed in such a room may be given to them; without a man among them only where they ask for women only, and get it.</summary>
    public bool MaySleepWithOthers => CanShare && !OwnRoom && (WithMan || WomenOnly);

    public bool NoSmoking { get; set; }

    /// <summary>What should be near, of <see cref="Words.Near"/>.</summary>
    public string[] Near { get; set; } = [];

    public int People => Adults + ChildAges.Length;

    /// <summary>Children under three may sleep in a cot.</summary>
    public int Infants => ChildAges.Count(age => age < 3);
}

/// <summary>How to reach somebody.</summary>
public sealed class Contact
{
    public string? Phone { get; set; }
    public string? Email { get; set; }

    /// <summary>Anything else, as a name in a messenger.</summary>
    public string? Other { get; set; }
}
