using Prytulak.People;
using Prytulak.People.Contracts;
using Xunit;

namespace Prytulak.Tests.People;

public sealed class TriageTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Fact]
    public void Who_needs_a_roof_tonight_comes_before_who_needs_it_this_week_and_later()
    {
        Assert.Equal(Urgency.Tonight, Of(new() { Adults = 1, From = Today.AddDays(-3) }).Urgency);
        Assert.Equal(Urgency.Tonight, Of(new() { Adults = 1, From = Today }).Urgency);
        Assert.Equal(Urgency.ThisWeek, Of(new() { Adults = 1, From = Today.AddDays(7) }).Urgency);
        Assert.Equal(Urgency.ThisWeek, Of(new() { Adults = 1 }).Urgency);
        Assert.Equal(Urgency.Later, Of(new() { Adults = 1, From = Today.AddDays(8) }).Urgency);
        Assert.True(Of(new() { Adults = 1, From = Today }).CompareTo(Of(new() { Adults = 0, ChildAges = [0, 0, 0], StepFree = true, From = Today.AddDays(1) })) < 0);
    }

    [Fact]
    public void Children_alone_infants_wheels_and_waiting_bring_somebody_forward()
    {
        var plain = Of(new() { Adults = 2, From = Today });
        Assert.True(Of(new() { Adults = 0, ChildAges = [15], From = Today }).CompareTo(plain) < 0);
        Assert.True(Of(new() { Adults = 2, ChildAges = [1], From = Today }).CompareTo(plain) < 0);
        Assert.True(Of(new() { Adults = 2, StepFree = true, From = Today }).CompareTo(plain) < 0);
        Assert.True(Triage.Of(new() { Adults = 2, From = Today }, Today.AddDays(-2), Today).CompareTo(plain) < 0);
    }

    private static Triage Of(Needs needs) => Triage.Of(needs, Today, Today);

    [Theory]
    [InlineData("PL", "UA", "uk", 1)]
    [InlineData("DE", "PL", "uk", 3)]
    [InlineData(null, "PL", "uk", 1)]
    [InlineData("PL", null, "be", 2)]
    [InlineData(null, null, "fr", 3)]
    public void A_case_goes_where_people_want_to_live_then_to_who_speaks_with_them_then_to_who_has_time(string? wish, string? here, string language, int expected)
    {
        CaseLoad[] loads =
        [
            new() { Id = Numbered(1), Countries = "PL", Languages = "uk|pl", OpenCases = 5 },
            new() { Id = Numbered(2), Countries = "PL|LT", Languages = "be", OpenCases = 9 },
            new() { Id = Numbered(3), Countries = "DE", Languages = "de", OpenCases = 1 },
            new() { Id = Numbered(4), Countries = "DE", Languages = "de", OpenCases = 1 },
        ];
        Assert.Equal(Numbered(expected), CaseAssignment.Choose(loads, wish, here, [language]));
        Assert.Equal(Numbered(expected), CaseAssignment.Choose(loads.Reverse(), wish, here, [language]));
    }

    [Fact]
    public void Where_there_is_no_organisation_there_is_none_to_choose() => Assert.Null(CaseAssignment.Choose([], "PL", null, ["uk"]));

    private static Guid Numbered(int number) => new(number, 0, 0, new byte[8]);
}
