using Prytulak.Engines.Geo;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement;
using Prytulak.Placement.Contracts;
using static Prytulak.Operating.DemonstrationNames;

namespace Prytulak.Operating;

/// <summary>What becomes of whom in the demonstration.</summary>
internal static class DemonstrationFate
{
    /// <summary>Where a host and their home are on their way; most are vetted and open.</summary>
    public static (Vetting Vetting, AccommodationState State) OfHost(int number) => (number % 40) switch
    {
        1 => (Vetting.None, AccommodationState.Draft),
        2 or 3 or 4 => (Vetting.Awaiting, AccommodationState.AwaitingVetting),
        5 => (Vetting.Vetted, AccommodationState.Paused),
        6 => (Vetting.Vetted, AccommodationState.Full),
        7 => (Vetting.Vetted, AccommodationState.Expired),
        8 => (Vetting.Vetted, AccommodationState.Withdrawn),
        9 when number % 80 == 9 => (Vetting.Barred, AccommodationState.Barred),
        9 => (Vetting.Refused, AccommodationState.AwaitingVetting),
        _ => (Vetting.Vetted, AccommodationState.Open),
    };

    /// <summary>What the host said when they were asked whether it is still free; most have said it lately.</summary>
    public static DemonstrationWord WordOf(int number) => (number % 40) switch
    {
        5 => DemonstrationWord.Paused,
        10 => DemonstrationWord.Unanswered,
        11 => DemonstrationWord.Full,
        > 20 => DemonstrationWord.Free,
        _ => DemonstrationWord.NotAsked,
    };

    /// <summary>How many have looked at the host.</summary>
    public static int VerdictsOf(Vetting vetting, int number) => vetting switch
    {
        Vetting.Vetted => 2,
        Vetting.Awaiting => number % 4 == 0 ? 1 : 0,
        Vetting.Refused => 1,
        _ => 0,
    };

    /// <summary>The moves of each stay, in the order of the households: some in every state.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<StayMove>> OfStays =
    [
        .. Times(18), .. Times(24, StayMove.Hold), .. Times(10, StayMove.Hold, StayMove.HostYes), .. Times(10, StayMove.Hold, StayMove.HouseholdYes),
        .. Times(40, StayMove.Hold, StayMove.HostYes, StayMove.HouseholdYes),
        .. Times(70, StayMove.Hold, StayMove.HouseholdYes, StayMove.HostYes, StayMove.Arrive),
        .. Times(20, StayMove.Hold, StayMove.HouseholdYes, StayMove.HostYes, StayMove.Arrive, StayMove.End),
        .. Times(8, StayMove.Hold, StayMove.HouseholdYes, StayMove.HostYes, StayMove.Arrive, StayMove.BreakDown),
        .. Times(12, StayMove.Hold, StayMove.Decline), .. Times(8, StayMove.Hold, StayMove.Lapse), .. Times(6, StayMove.Cancel),
    ];

    /// <summary>The moves of the stays in a shared room.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<StayMove>> OfGuests =
        [.. Times(2, StayMove.Hold, StayMove.HouseholdYes, StayMove.HostYes, StayMove.Arrive), .. Times(1, StayMove.Hold, StayMove.HostYes, StayMove.HouseholdYes), .. Times(1, StayMove.Hold)];

    public static string ReasonOf(StayMove move) => move switch
    {
        StayMove.Decline or StayMove.Cancel => "too_far",
        StayMove.End => "found_home",
        StayMove.BreakDown => "host_needs_home",
        StayMove.Lapse => StayReasons.Lapsed,
        _ => "",
    };

    public static DemonstrationHome Home(Random random, Guid host, Guid organisation, string country, AccommodationState state, Position position, string language, DateTimeOffset now, DemonstrationWord word, Func<Position, string> cell)
    {
        var (id, today) = (Guid.NewGuid(), DateOnly.FromDateTime(now.UtcDateTime));
        var kind = Pick(random, [AccommodationKind.Room, AccommodationKind.Room, AccommodationKind.Flat, AccommodationKind.Flat, AccommodationKind.House]);
        var confirmed = DemonstrationWords.ConfirmedAt(word, now, hours: random.Next(1, 230));
        var from = state is AccommodationState.Expired ? today.AddDays(-120) : today.AddDays(random.Next(-40, 15));
        return new()
        {
            Id = id, Host = host, Organisation = organisation, State = state, Kind = kind, Country = country, Cell = cell(position), Position = position,
            Address = $"{Pick(random, Streets)} {random.Next(1, 120)}", IsFree = random.Next(4) > 0,
            Languages = Words.Join(new[] { language, random.Next(2) == 0 ? "en" : "ru", random.Next(4) == 0 ? "uk" : language }.Distinct()),
            Welcome = Words.Join(random.Next(3) == 0 ? [Pick(random, Words.Welcome)] : []), Near = Words.Join(Words.Near.Where(w => w != "kin" && random.Next(2) == 0)),
            Residents = ResidentsOf(kind, position),
            From = from, To = state is AccommodationState.Expired ? today.AddDays(-3) : today.AddDays(random.Next(60, 360)), ConfirmedAt = confirmed,
            Hidden = DemonstrationWords.HiddenBy(word), HiddenAt = DemonstrationWords.HiddenAt(word, confirmed), AskedAt = DemonstrationWords.AskedAt(word, confirmed), Answer = DemonstrationWords.AnswerOf(word),
            Units = [.. Enumerable.Range(1, kind is AccommodationKind.House ? 2 + random.Next(2) : 1).Select(number => Unit(random, id, number, kind))],
        };
    }

    /// <summary>A shelter with a hall for everybody, one for women, and two rooms.</summary>
    public static DemonstrationHome Shelter(Guid host, Guid organisation, string country, Position position, string language, DateTimeOffset now, Func<Position, string> cell)
    {
        var (id, today) = (Guid.NewGuid(), DateOnly.FromDateTime(now.UtcDateTime));
        return new()
        {
            Id = id, Host = host, Organisation = organisation, State = AccommodationState.Open, Kind = AccommodationKind.Shelter, Country = country, Cell = cell(position), Position = position,
            Address = $"{Streets[0]} 1", IsFree = true, Languages = Words.Join(new[] { language, "uk" }.Distinct()), Welcome = "", Near = Words.Join(["clinic", "transport"]), Residents = Residents.Mixed,
            From = today.AddDays(-20), To = today.AddDays(300), ConfirmedAt = now.AddHours(-5),
            Units = [Hall(1, 20, isForWomen: false), Hall(2, 12, isForWomen: true), .. Enumerable.Range(3, 2).Select(number => new Unit { Id = Guid.NewGuid(), Accommodation = id, Number = number, Beds = 3 })],
        };

        Unit Hall(int number, int beds, bool isForWomen) => new() { Id = Guid.NewGuid(), Accommodation = id, Number = number, Beds = beds, StepFree = true, WomenOnly = isForWomen, Shared = true };
    }

    // Not drawn, so that all else is as it always was; a few hosts have not said it yet.
    private static Residents ResidentsOf(AccommodationKind kind, Position position) => ((int)Math.Abs(position.Latitude * 10_000) % 20) switch
    {
        0 => Residents.Unsaid,
        1 or 2 or 3 => Residents.Men,
        4 or 5 or 6 or 7 => Residents.Women,
        _ => kind is AccommodationKind.Flat ? Residents.Nobody : Residents.Mixed,
    };

    private static Unit Unit(Random random, Guid home, int number, AccommodationKind kind) => new()
    {
        Id = Guid.NewGuid(), Accommodation = home, Number = number, Beds = kind is AccommodationKind.Room ? 1 + random.Next(3) : 2 + random.Next(4), Cots = random.Next(4) == 0 ? 1 : 0,
        OwnBath = kind is not AccommodationKind.Room || random.Next(3) == 0, StepFree = random.Next(6) == 0, Pets = random.Next(5) < 2,
        Smoking = random.Next(8) == 0, WomenOnly = random.Next(12) == 0,
    };

    public static DemonstrationHousehold Household(Random random, int number, string reference, Guid organisation, int wish, int here, DateTimeOffset now)
    {
        var belarusian = random.Next(6) == 0;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return new()
        {
            Id = Guid.NewGuid(), Reference = reference, Organisation = organisation, Language = belarusian ? "be" : random.Next(4) == 0 ? "ru" : "uk",
            IsDraft = number % 60 == 7, Name = DemonstrationNames.Household(random, belarusian), AskedAt = now.AddHours(-random.Next(1, 600)),
            Contact = new() { Phone = random.Next(5) == 0 ? null : $"+38050{1_000_000 + number:D7}" }, Note = random.Next(4) == 0 ? Pick(random, Notes) : null,
            Needs = new()
            {
                // A few children came without an adult: they are never placed with private hosts.
                Adults = number % 120 == 119 ? 0 : 1 + random.Next(2), ChildAges = Ages(random, number % 120 == 119 ? 1 : 0),
                Pets = random.Next(5) == 0 ? [Pick(random, Words.Pets)] : [], StepFree = random.Next(14) == 0,
                Languages = belarusian ? ["be", "ru"] : random.Next(3) == 0 ? ["uk", "ru", "en"] : ["uk", "ru"], Citizenships = [belarusian ? "BY" : "UA"],
                Here = here, Wish = wish, WithinKm = Pick(random, [20, 50, 50, 100, 300]), From = today.AddDays(random.Next(4) == 0 ? 0 : random.Next(1, 30)),
                Until = random.Next(2) == 0 ? today.AddDays(random.Next(40, 200)) : null, WomenOnly = random.Next(15) == 0, OwnRoom = random.Next(2) == 0,
                NoSmoking = random.Next(2) == 0, Near = [.. Words.Near.Where(_ => random.Next(4) == 0)], WithMan = number % 3 == 0, CanShare = number % 4 == 0,
            },
        };
    }

    private static int[] Ages(Random random, int least) => [.. Enumerable.Range(0, least + random.Next(4 - least)).Select(_ => random.Next(least > 0 ? 12 : 0, 18))];

    private static IEnumerable<IReadOnlyList<StayMove>> Times(int times, params StayMove[] moves) => Enumerable.Repeat<IReadOnlyList<StayMove>>(moves, times);
}
