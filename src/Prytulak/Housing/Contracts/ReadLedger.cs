namespace Prytulak.Housing.Contracts;

/// <summary>A home that an account has been shown within the hour; without a home, what is true of the account alone.</summary>
internal sealed class LedgerLine
{
    public Guid? Home { get; init; }
    public DateTimeOffset? At { get; init; }
    public bool Opened { get; init; }
    public bool Planted { get; init; }
    public int? More { get; init; }
    public DateTimeOffset? AlarmedAt { get; init; }
}

/// <summary>What an account has been shown within the hour, and what it may be shown yet.</summary>
/// <param name="lines">The earliest first.</param>
internal sealed class ReadLedger(IEnumerable<LedgerLine> lines, TimeSpan window)
{
    private readonly List<LedgerLine> all = [.. lines];

    private IReadOnlyList<LedgerLine> Read => field ??= [.. all.Where(line => line.Home is not null)];

    private Dictionary<Guid, LedgerLine> ByHome => field ??= Read.ToDictionary(line => line.Home!.Value);

    private int Most => HomeReads.MostAnHour + (all.FirstOrDefault()?.More ?? 0);

    private DateTimeOffset? AlarmedAt => all.FirstOrDefault()?.AlarmedAt;

    private bool IsUsedUp => Read.Count >= Most;

    public IEnumerable<Guid> Planted => Read.Where(line => line.Planted).Select(line => line.Home!.Value);

    public bool HasOpened(Guid home) => ByHome.TryGetValue(home, out var line) && line.Opened;

    /// <summary>Those of the homes that may be shown and have not been: the first of them, as many as are left.</summary>
    public IReadOnlyList<Guid> Fresh(IReadOnlyList<Guid> asked) => [.. asked.Where(home => !ByHome.ContainsKey(home)).Take(Math.Max(0, Most - Read.Count))];

    /// <summary>Whoever has used up all, and was shown a planted home or asks for one now, is looking through the homes as no one needs to; told once an hour.</summary>
    public bool IsHarvest(IEnumerable<Guid> plantedAsked, DateTimeOffset now) =>
        IsUsedUp && !(AlarmedAt > now - window) && Planted.Concat(plantedAsked).Any();

    public ShownHomes Shown(IReadOnlyList<Guid> asked)
    {
        var shown = asked.Where(ByHome.ContainsKey).ToHashSet();
        // With the earliest of so many that only the budget is left, room for another begins.
        return new(shown, shown.Count == asked.Count ? null : new(asked.Count - shown.Count, Most, Read[Read.Count - Most].At!.Value + window));
    }
}
