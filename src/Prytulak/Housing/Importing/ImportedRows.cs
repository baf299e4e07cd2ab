using System.Text.Json.Serialization;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing.Importing;

/// <summary>Puts together what somebody sees of the rows of their file; homes that are here already count among those that a reader is shown in an hour.</summary>
public sealed class ImportedRows(ImportDesk desk, Accommodations homes, Units units, HomeReads reads, PublicPlaces places)
{
    private const int PageSize = 10;

    public async Task<LookThroughAnswer> Tell(Visit visit, OpenImport import, string? show, int page)
    {
        var plan = import.Plan;
        var shown = Enum.TryParse<Fate>(show, ignoreCase: true, out var asked) && plan.Count(asked) > 0 ? asked : First(plan);
        var fates = plan.Fates.Where(row => row.Fate == shown).ToList();
        var last = Math.Max(1, (fates.Count + PageSize - 1) / PageSize);
        var number = Math.Clamp(page, 1, last);
        var here = fates.Skip((number - 1) * PageSize).Take(PageSize).ToList();
        var known = await reads.Show(visit.Act("import"), here.SelectMany(row => row.Likes).Select(like => like.Home).OfType<Guid>());
        var rows = desk.Rows(import, visit.Text, here.Select(row => row.Number).ToHashSet()).ToDictionary(row => row.Number);
        var lines = new List<ImportedRow>();
        foreach (var fate in here) lines.Add(await Tell(visit, import, fate, rows[fate.Number], known));
        return new()
        {
            Id = import.Id, Version = import.Version, Total = plan.Fates.Count, New = plan.Count(Fate.New), Doubles = plan.Count(Fate.Double), Faulty = plan.Count(Fate.Faulty), Undecided = plan.Undecided,
            ToImport = plan.Count(Fate.New) + plan.Fates.Count(row => row.Fate is Fate.Double && plan.Choices.GetValueOrDefault(row.Number)?.What is DoubleChoice.New),
            ToChange = plan.Fates.Count(row => row.Fate is Fate.Double && plan.Choices.GetValueOrDefault(row.Number)?.What is DoubleChoice.Same),
            Shown = shown, Page = number, Pages = last, Rows = lines, Hidden = known.Hidden, DayFirst = plan.Mapping!.DayFirst,
        };
    }

    private static Fate First(ImportPlan plan) => plan.Undecided > 0 ? Fate.Double : plan.Count(Fate.New) > 0 ? Fate.New : plan.Count(Fate.Double) > 0 ? Fate.Double : Fate.Faulty;

    private async Task<ImportedRow> Tell(Visit visit, OpenImport import, RowFate fate, ReadOffer row, ShownHomes known)
    {
        var likes = new List<LikeOffer>();
        foreach (var like in fate.Likes) likes.Add(await Tell(visit, import, like, known));
        return new()
        {
            Number = fate.Number, Fate = fate.Fate, Faults = fate.Faults, Likes = likes, Offer = row.IsGood ? OfferInFile.Of(row, visit.Text) : null,
            Chosen = import.Plan.Choices.GetValueOrDefault(fate.Number) is { } chosen ? chosen.What is DoubleChoice.Same ? ImportedRow.Same(chosen.Home!.Value) : chosen.What.ToString() : null,
        };
    }

    private async Task<LikeOffer> Tell(Visit visit, OpenImport import, Likeness like, ShownHomes known)
    {
        if (like.Row is { } number) return new() { Row = number, SameContact = like.SameContact, Offer = OfferInFile.Of(desk.Rows(import, visit.Text, new HashSet<int> { number })[0], visit.Text) };
        var home = like.Home is { } id && known.Homes.Contains(id) ? await homes.Find(visit.Viewer, id) : null;
        return new()
        {
            SameContact = like.SameContact, Id = home?.Id, State = home?.State, IsHidden = like.Home is { } hidden && !known.Homes.Contains(hidden),
            Home = home is null ? null : HomeFacts.Of(home, await units.Of(home.Id), places, visit.Text),
        };
    }
}

/// <summary>The fates of all rows in numbers, and some of the rows.</summary>
public sealed class LookThroughAnswer
{
    public required Guid Id { get; init; }
    public required int Version { get; init; }
    public required int Total { get; init; }
    public required int New { get; init; }
    public required int Doubles { get; init; }
    public required int Faulty { get; init; }
    public required int Undecided { get; init; }
    public required int ToImport { get; init; }
    public required int ToChange { get; init; }
    public required Fate Shown { get; init; }
    public required int Page { get; init; }
    public required int Pages { get; init; }
    public required IReadOnlyList<ImportedRow> Rows { get; init; }
    public HiddenHomes? Hidden { get; init; }

    /// <summary>How dates that could be meant in two ways are read; null where there are none.</summary>
    public bool? DayFirst { get; init; }

    public int Of(Fate fate) => fate switch { Fate.New => New, Fate.Double => Doubles, _ => Faulty };
}

/// <summary>A row, its fate, and what it is like.</summary>
public sealed class ImportedRow
{
    public required int Number { get; init; }
    public required Fate Fate { get; init; }
    public required IReadOnlyList<string> Faults { get; init; }
    public required IReadOnlyList<LikeOffer> Likes { get; init; }
    public OfferInFile? Offer { get; init; }
    public string? Chosen { get; init; }

    public static string NameOf(int number) => $"row_{number}";

    /// <summary>The answer that a row is this home.</summary>
    public static string Same(Guid home) => $"Same:{home}";

    [JsonIgnore]
    public string Name => NameOf(Number);
}

/// <summary>What a row may be a double of.</summary>
public sealed class LikeOffer
{
    public int? Row { get; init; }
    public bool SameContact { get; init; }
    public OfferInFile? Offer { get; init; }
    public Guid? Id { get; init; }
    public AccommodationState? State { get; init; }
    public HomeFacts? Home { get; init; }

    /// <summary>True where the reader has been shown as many homes as may be within an hour.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>An offer as the file has it, shown to whoever uploaded it.</summary>
public sealed class OfferInFile
{
    public string? Name { get; private init; }
    public string? Email { get; private init; }
    public string? Phone { get; private init; }
    public string? Town { get; private init; }
    public int Beds { get; private init; }
    public DateOnly From { get; private init; }
    public DateOnly To { get; private init; }

    public static OfferInFile Of(ReadOffer row, Text text) => new()
    {
        Name = row.Name, Email = row.Contact?.Email, Phone = row.Contact?.Phone, Town = row.Place?.Town?.Name(text.Language), Beds = row.Unit.Beds, From = row.Home.From, To = row.Home.To,
    };
}
