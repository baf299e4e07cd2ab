namespace Prytulak.Tests.Canaries;

/// <summary>An object that an address can name: whose it is, and what it is a part of.</summary>
public sealed class Thing
{
    public required Guid Id { get; init; }

    /// <summary>The household, or the accounts, that it belongs to.</summary>
    public Guid[] Owners { get; init; } = [];

    /// <summary>The organisation whose staff may see it; null where none may.</summary>
    public Guid? Organisation { get; init; }
    public Guid? PartOf { get; init; }

    /// <summary>False for an id that belongs to nothing.</summary>
    public bool Exists { get; init; } = true;
}

/// <summary>An address to ask for, with the objects that it names.</summary>
public sealed record Target(string Path, params Thing[] Things)
{
    private static readonly Guid[] Nowhere = [.. Enumerable.Range(0, 4).Select(_ => Guid.NewGuid())];

    /// <summary>The same address with ids that nobody ever gave out.</summary>
    public string Absent => Without(Path, id => Nowhere[id].ToString());

    public bool Names(Canary canary) => Things.Any(thing => canary.Objects.Contains(thing.Id));

    /// <summary>True when each object is what the one before it has.</summary>
    public bool IsWhole => Things.Zip(Things.Skip(1)).All(pair => pair.Second.PartOf is not { } whole || whole == pair.First.Id);

    /// <summary>A text without the ids that were asked for, so that two answers can be compared.</summary>
    public string Blank(string text) => Nowhere.Aggregate(Without(text, _ => "#"), (left, id) => left.Replace(id.ToString(), "#"));

    private string Without(string text, Func<int, string> other) =>
        Things.Select((thing, at) => (Id: thing.Id.ToString(), at)).Aggregate(text, (left, thing) => left.Replace(thing.Id, other(thing.at)));
}
