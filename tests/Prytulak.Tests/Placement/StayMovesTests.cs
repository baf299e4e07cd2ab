using Prytulak.Placement.Contracts;
using Xunit;

namespace Prytulak.Tests.Placement;

public sealed class StayMovesTests
{
    private static readonly StayState[] Over = [StayState.Ended, StayState.BrokenDown, StayState.Declined, StayState.Lapsed, StayState.Cancelled];

    [Fact]
    public void What_is_over_stays_over() =>
        Assert.All(Over, state => Assert.All(Enum.GetValues<StayMove>(), move => Assert.Null(StayMoves.After(state, move))));

    [Fact]
    public void Nothing_is_agreed_before_both_have_said_yes() => Assert.All(Paths(), path =>
    {
        if (path.At is StayState.Confirmed or StayState.Arrived)
            Assert.True(path.Moves.Contains(StayMove.HostYes) && path.Moves.Contains(StayMove.HouseholdYes));
    });

    [Fact]
    public void Every_way_to_agreement_takes_the_nights_first_or_with_the_yes() =>
        Assert.All(Paths().Where(p => p.At is StayState.Confirmed), path => Assert.True(path.At.TakesNights()));

    [Fact]
    public void Every_state_can_be_reached() =>
        Assert.Equal(Enum.GetValues<StayState>().Order(), Paths().Select(p => p.At).Distinct().Order());

    [Fact]
    public void Somebody_can_always_end_what_is_not_over() =>
        Assert.All(Enum.GetValues<StayState>().Except(Over), state => Assert.Contains(Enum.GetValues<StayMove>(), move => StayMoves.After(state, move) is { } next && Over.Contains(next)));

    private static IEnumerable<(StayState At, StayMove[] Moves)> Paths()
    {
        var open = new Queue<(StayState At, StayMove[] Moves)>([(StayState.Proposed, [])]);
        while (open.TryDequeue(out var path))
        {
            yield return path;
            foreach (var move in Enum.GetValues<StayMove>())
                if (StayMoves.After(path.At, move) is { } next) open.Enqueue((next, [.. path.Moves, move]));
        }
    }
}
