using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Xunit;

namespace Prytulak.Tests.Housing;

public sealed class FitTests
{
    private static readonly DateOnly From = new(2026, 7, 1), To = new(2026, 8, 1);

    [Theory]
    [InlineData(2, new int[0], 2, 0, true)]
    [InlineData(3, new int[0], 2, 0, false)]
    [InlineData(1, new[] { 5 }, 2, 0, true)]
    [InlineData(1, new[] { 5 }, 1, 1, false)]
    [InlineData(1, new[] { 2 }, 1, 1, true)]
    [InlineData(1, new[] { 3 }, 1, 1, false)]
    [InlineData(1, new[] { 2 }, 1, 0, false)]
    [InlineData(1, new[] { 0, 1, 2 }, 2, 2, true)]
    [InlineData(1, new[] { 0, 1, 2 }, 1, 2, false)]
    [InlineData(2, new[] { 0 }, 2, 5, true)]
    [InlineData(2, new[] { 0 }, 3, 0, true)]
    public void Everyone_has_a_bed_and_infants_may_take_cots(int adults, int[] ages, int beds, int cots, bool fits) =>
        Assert.Equal(fits, Holds("fit.beds", new() { Adults = adults, ChildAges = ages }, TestUnit.With(beds: beds, cots: cots)));

    [Theory]
    [InlineData(false, false, null)]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void Women_only_is_kept_for_both_sides(bool asked, bool offered, bool? fits) =>
        Assert.Equal(fits, Holds("fit.women_only", new() { Adults = 1, WomenOnly = asked }, TestUnit.With(womenOnly: offered)));

    [Theory]
    [InlineData(false, false, null)]
    [InlineData(false, true, null)]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    public void Steps_animals_and_smoke_matter_to_those_who_say_so(bool asked, bool good, bool? fits)
    {
        Assert.Equal(fits, Holds("fit.step_free", new() { Adults = 1, StepFree = asked }, TestUnit.With(stepFree: good)));
        Assert.Equal(fits, Holds("fit.pets", new() { Adults = 1, Pets = asked ? ["cat"] : [] }, TestUnit.With(pets: good)));
        Assert.Equal(fits, Holds("fit.smoking", new() { Adults = 1, NoSmoking = asked }, TestUnit.With(smoking: !good)));
    }

    [Fact]
    public void A_room_of_ones_own_is_always_given() =>
        Assert.True(Holds("fit.own_room", new() { Adults = 1, OwnRoom = true }, TestUnit.With()));

    [Theory]
    [InlineData(false, false, true, false, false, false)]
    [InlineData(true, false, true, false, false, true)]
    [InlineData(true, true, true, false, false, false)]
    [InlineData(true, false, false, false, false, false)]
    [InlineData(true, false, false, false, true, false)]
    [InlineData(true, false, false, true, false, false)]
    [InlineData(true, false, false, true, true, true)]
    [InlineData(false, false, false, true, true, false)]
    public void A_bed_among_others_is_for_those_who_said_that_they_can_share_and_for_women_without_a_man_among_women(bool canShare, bool ownRoom, bool withMan, bool womenOnly, bool isForWomen, bool fits)
    {
        var needs = new Needs { Adults = 1, CanShare = canShare, OwnRoom = ownRoom, WithMan = withMan, WomenOnly = womenOnly };
        Assert.Equal(fits, Fit.Check(needs, TestUnit.With(beds: 9, shared: true, womenOnly: isForWomen), From, To, null).Fits);
    }

    [Fact]
    public void Everybody_in_a_shared_room_takes_a_bed_and_what_others_take_is_theirs()
    {
        var needs = new Needs { Adults = 2, ChildAges = [1], WithMan = true, CanShare = true };
        Assert.Equal(5, TestUnit.With(beds: 8, shared: true, inUse: [(From.DayNumber, From.DayNumber + 3, 3), (From.DayNumber + 3, From.DayNumber + 5, 2)]).BedsLeft(From.DayNumber, To.DayNumber));
        foreach (var (used, fits) in ((int, bool)[])[(0, true), (5, true), (6, false), (8, false)])
            Assert.Equal(fits, Fit.Check(needs, TestUnit.With(beds: 8, shared: true, inUse: [(From.DayNumber + 2, From.DayNumber + 3, used)]), From, To, null).Fits);
    }

    [Theory]
    [InlineData("2026-07-01", "2026-08-01", true)]
    [InlineData("2026-06-30", "2026-08-01", false)]
    [InlineData("2026-07-01", "2026-08-02", false)]
    [InlineData("2026-07-31", "2026-08-01", true)]
    [InlineData("2026-07-10", "2026-07-10", false)]
    public void Every_night_must_be_offered(string from, string to, bool fits) =>
        Assert.Equal(fits, Holds("fit.dates", new() { Adults = 1 }, TestUnit.With(from: From, to: To), DateOnly.Parse(from), DateOnly.Parse(to)));

    [Theory]
    [InlineData("2026-07-01", "2026-07-10", true)]
    [InlineData("2026-07-20", "2026-08-01", true)]
    [InlineData("2026-07-01", "2026-07-11", false)]
    [InlineData("2026-07-19", "2026-08-01", false)]
    [InlineData("2026-07-12", "2026-07-13", false)]
    [InlineData("2026-07-01", "2026-08-01", false)]
    public void No_night_may_be_taken(string from, string to, bool fits) => Assert.Equal(fits, Holds("fit.free_nights", new() { Adults = 1 },
        TestUnit.With(from: From, to: To, taken: [(new DateOnly(2026, 7, 10).DayNumber, new DateOnly(2026, 7, 20).DayNumber)]), DateOnly.Parse(from), DateOnly.Parse(to)));

    [Theory]
    [InlineData(null, null)]
    [InlineData(49.9, true)]
    [InlineData(50.0, true)]
    [InlineData(50.1, false)]
    public void Farther_than_they_wish_is_too_far(double? km, bool? fits) =>
        Assert.Equal(fits, Holds("fit.distance", new() { Adults = 1, WithinKm = 50 }, TestUnit.With(), km: km));

    [Theory]
    [InlineData("", 1, new int[0], false, null)]
    [InlineData("families", 2, new[] { 4 }, false, true)]
    [InlineData("families", 1, new int[0], false, false)]
    [InlineData("families", 2, new int[0], false, false)]
    [InlineData("families", 3, new int[0], false, true)]
    [InlineData("women", 1, new int[0], false, true)]
    [InlineData("women", 1, new[] { 4 }, true, true)]
    [InlineData("women", 1, new[] { 4 }, false, false)]
    [InlineData("men", 1, new int[0], true, false)]
    [InlineData("men", 1, new int[0], false, true)]
    [InlineData("men", 1, new[] { 4 }, false, false)]
    [InlineData("couples", 2, new int[0], false, true)]
    [InlineData("couples", 1, new int[0], false, false)]
    [InlineData("couples", 2, new[] { 4 }, false, false)]
    [InlineData("older", 1, new int[0], false, true)]
    [InlineData("older", 1, new[] { 4 }, false, false)]
    [InlineData("families|couples", 2, new int[0], false, true)]
    public void The_host_says_who_is_welcome(string welcome, int adults, int[] ages, bool womenOnly, bool? fits) =>
        Assert.Equal(fits, Holds("fit.welcome", new() { Adults = adults, ChildAges = ages, WomenOnly = womenOnly }, TestUnit.With(welcome: welcome)));

    [Fact]
    public void T05_Children_without_an_adult_fit_nowhere()
    {
        var check = Fit.Check(new() { ChildAges = [15, 16] }, TestUnit.With(beds: 4), From, To, null);
        Assert.False(check.Fits);
        Assert.Contains(check, c => c is { Key: "fit.no_adult", Holds: false, IsHard: true });
    }

    [Fact]
    public void Language_and_neighbourhood_order_candidates_and_forbid_none()
    {
        var needs = new Needs { Adults = 1, Languages = ["uk"], Near = ["school"] };
        var (poor, rich) = (TestUnit.With(languages: "de"), TestUnit.With(languages: "uk", near: "school|clinic"));
        Assert.True(Fit.Check(needs, poor, From, To, null).Fits);
        Assert.All(Fit.Check(needs, poor, From, To, null).Where(c => c.Key is "fit.languages" or "fit.near"), c => Assert.False(c.Holds || c.IsHard));
        Assert.True(Fit.Score(needs, rich, From, To, null) > Fit.Score(needs, poor, From, To, null));
    }

    [Fact]
    public void A_nearer_home_and_a_home_without_spare_beds_come_first()
    {
        var needs = new Needs { Adults = 2, WithinKm = 100 };
        Assert.True(Fit.Score(needs, TestUnit.With(), From, To, 5) > Fit.Score(needs, TestUnit.With(), From, To, 60));
        Assert.True(Fit.Score(needs, TestUnit.With(beds: 2), From, To, 5) > Fit.Score(needs, TestUnit.With(beds: 6), From, To, 5));
    }

    [Fact]
    public void Whatever_the_comfort_a_broken_rule_puts_a_home_behind_all_that_keep_it()
    {
        var needs = new Needs { Adults = 1, StepFree = true, Languages = ["uk"], Near = ["school"], WithinKm = 100 };
        var best = TestUnit.With(beds: 1, languages: "uk", near: "school", stepFree: false);
        var worst = TestUnit.With(beds: 40, languages: "de", stepFree: true);
        Assert.True(Fit.Score(needs, worst, From, To, 99) > Fit.Score(needs, best, From, To, 0));
    }

    [Fact]
    public void As_many_rules_are_counted_as_broken_as_are_said_to_be()
    {
        var random = new Random(3);
        for (var i = 0; i < 3000; i++)
        {
            var (needs, unit) = (AnyNeeds(random), AnyUnit(random));
            var km = random.Next(3) == 0 ? (double?)null : random.Next(100);
            var said = Fit.Check(needs, unit, From, To, km);
            Assert.Equal(said.Count(c => c is { IsHard: true, Holds: false }), Fit.Broken(needs, unit, From, To, km));
            Assert.Equal(said.Fits, Fit.Broken(needs, unit, From, To, km) == 0);
        }
    }

    private static Needs AnyNeeds(Random random) => new()
    {
        Adults = random.Next(4), ChildAges = [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(18))], Pets = random.Next(3) == 0 ? ["cat"] : [],
        StepFree = random.Next(4) == 0, WomenOnly = random.Next(4) == 0, OwnRoom = random.Next(2) == 0, NoSmoking = random.Next(2) == 0, WithinKm = 50, WithMan = random.Next(2) == 0, CanShare = random.Next(2) == 0,
    };

    private static FreeUnit AnyUnit(Random random) => TestUnit.With(1 + random.Next(5), random.Next(3), random.Next(2) == 0, random.Next(2) == 0, random.Next(2) == 0,
        random.Next(4) == 0, welcome: string.Join('|', Words.Welcome.Where(_ => random.Next(4) == 0)), from: From.AddDays(random.Next(-9, 2)), to: To.AddDays(random.Next(-1, 9)),
        taken: random.Next(3) == 0 ? [(From.DayNumber + random.Next(-20, 40), To.DayNumber + 40)] : [], residents: (Residents)random.Next(5), shared: random.Next(3) == 0,
        inUse: random.Next(2) == 0 ? [(From.DayNumber + random.Next(-5, 5), From.DayNumber + random.Next(5, 40), random.Next(1, 4))] : null);

    [Fact]
    public void Only_what_somebody_asks_for_is_listed() =>
        Assert.Equal(["fit.beds", "fit.dates", "fit.free_nights"], Fit.Check(new() { Adults = 1, WithMan = true }, TestUnit.With(), From, To, null).Select(c => c.Key));

    [Theory, MemberData(nameof(InEveryLanguage))]
    public void Every_constraint_is_said_whether_it_holds_or_not(string language)
    {
        var needs = new Needs { Adults = 1, ChildAges = [4], Pets = ["cat"], StepFree = true, Languages = ["uk"], WomenOnly = true, OwnRoom = true, NoSmoking = true, Near = ["school"] };
        var (good, bad) = (
            TestUnit.With(beds: 2, womenOnly: true, stepFree: true, pets: true, languages: "uk", near: "school", welcome: "families"),
            TestUnit.With(beds: 1, smoking: true, languages: "de", welcome: "men", residents: Residents.Men, taken: [(From.DayNumber, To.DayNumber)]));
        var hall = TestUnit.With(beds: 9, womenOnly: true, shared: true, inUse: [(From.DayNumber, To.DayNumber, 8)]);
        var said = Fit.Check(needs, good, From, To, 10).Concat(Fit.Check(needs, bad, From, To.AddDays(400), 1000))
            .Concat(Fit.Check(needs, hall, From, To, null).Concat(Fit.Check(new() { Adults = 1, WomenOnly = true, CanShare = true }, hall, From, To, null)).Where(c => c.Key is "fit.shared" or "fit.free_beds")).ToList();
        Assert.Equal(30, said.Count);
        Assert.Equal([true, false], said.Where(c => c.Key != "fit.own_room").Select(c => c.Holds).Distinct());
        Assert.All(said, c => Assert.DoesNotMatch("[{}|]", c.Say(Texts.In(language))));
    }

    public static TheoryData<string> InEveryLanguage => [.. Texts.Languages];

    private static bool? Holds(string key, Needs needs, FreeUnit unit, DateOnly? from = null, DateOnly? to = null, double? km = null) =>
        Fit.Check(needs, unit, from ?? From, to ?? To, km).SingleOrDefault(c => c.Key == key)?.Holds;
}
