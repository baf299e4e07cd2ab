using FsCheck;
using FsCheck.Fluent;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Xunit;

namespace Prytulak.Tests.Housing;

public sealed class FreeUnitTests
{
    private static readonly DateOnly First = new(2026, 1, 1);

    // A month of nights, each taken or not, and two days to ask about.
    private static readonly Arbitrary<(bool[] Taken, int From, int To)> Months =
        (from taken in Gen.ArrayOf(Gen.Elements(true, false), 30)
         from start in Gen.Choose(-3, 33)
         from end in Gen.Choose(-3, 33)
         select (taken, start, end)).ToArbitrary();

    [Fact]
    public void A_unit_is_free_when_each_night_is_offered_and_nobodys() => Prop.ForAll(Months, month =>
    {
        var unit = Unit(month.Taken);
        var nights = Enumerable.Range(month.From, Math.Max(0, month.To - month.From)).ToList();
        var expected = nights.Count > 0 && nights.All(night => night is >= 0 and < 30 && !month.Taken[night]);
        return unit.IsFree(First.DayNumber + month.From, First.DayNumber + month.To) == expected;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_first_taken_interval_in_the_way_is_named() => Prop.ForAll(Months, month =>
    {
        var (unit, from, to) = (Unit(month.Taken), First.DayNumber + month.From, First.DayNumber + month.To);
        var expected = unit.Taken.Where(taken => taken.From < to && taken.To > from).Cast<(int, int)?>().FirstOrDefault();
        return from >= to || unit.FirstTaken(from, to) == expected;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_household_that_fits_would_not_break_any_rule_of_the_tables() => Prop.ForAll(Months, ArbMap.Default.ArbFor<(byte, byte, byte, byte)>(), (month, sizes) =>
    {
        var needs = new Needs { Adults = 1 + sizes.Item1 % 3, ChildAges = [.. Enumerable.Repeat(1, sizes.Item2 % 3)] };
        var unit = TestUnit.With(beds: 1 + sizes.Item3 % 4, cots: sizes.Item4 % 3, from: First, to: First.AddDays(30), taken: Unit(month.Taken).Taken);
        var (from, to) = (First.AddDays(month.From), First.AddDays(month.To));
        var allowed = needs.People <= unit.Beds + unit.Cots && needs.People - needs.Infants <= unit.Beds;
        return Fit.Check(needs, unit, from, to, null).Fits == (allowed && unit.IsFree(from.DayNumber, to.DayNumber));
    }).QuickCheckThrowOnFailure();

    private static FreeUnit Unit(bool[] taken) => TestUnit.With(from: First, to: First.AddDays(taken.Length), taken: [.. Intervals(taken)]);

    private static IEnumerable<(int, int)> Intervals(bool[] taken)
    {
        for (var night = 0; night < taken.Length; night++)
        {
            if (!taken[night]) continue;
            var from = night;
            while (night < taken.Length && taken[night]) night++;
            yield return (First.DayNumber + from, First.DayNumber + night);
        }
    }
}
