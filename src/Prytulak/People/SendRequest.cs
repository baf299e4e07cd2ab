using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Everything answered, to be looked over before it is sent.</summary>
public sealed record CheckAnswer(IReadOnlyList<AnswerPart> Parts, string Action, string Back, bool IsOwn, bool IsUnaccompanied, bool CanBeReached);

/// <summary>A draft is looked over and sent; from then on it is the case of an organisation.</summary>
public sealed class SendRequest(Households households, Journal journal, CaseAnswers cases, Places places, HouseholdNotices notices)
{
    public async Task<IResult> Check(Visit visit, Door door)
    {
        var household = await door.Open(households, visit);
        if (household.State is not HouseholdState.Draft) return visit.GoTo(door.Home);
        var answers = await cases.Open(visit.Act(door.Purpose), household);
        return visit.Page<CheckPage, CheckAnswer>(new(
            Parts(door, answers, visit.Text, places), door.Steps + "/send", $"{door.Steps}/{AskStep.All.Count}", door.IsOwn, household.IsUnaccompanied, answers.Contact is not null));
    }

    public static IReadOnlyList<AnswerPart> Parts(Door door, Answers answers, Text text, Places places) =>
        [.. AskStep.All.Select(step => new AnswerPart(text[$"ask.{step.Name}.heading"], $"{door.Steps}/{step.Number}", step.Tell(answers, text, places)))];

    public async Task<IResult> Send(Visit visit, Door door)
    {
        await visit.ReadForm();
        var household = await door.Open(households, visit);
        var answers = await cases.Open(visit.Act(door.Purpose), household);
        await journal.Write(visit.Act(door.Purpose), write => Send(write, household, answers.Needs));
        return visit.GoTo(door.Home + "/link?new=true");
    }

    private async Task Send(Write write, Household household, Needs needs)
    {
        var organisation = household.Organisation
            ?? CaseAssignment.Choose(await HouseholdWrites.Loads(write), places.CountryOf(needs.Wish), places.CountryOf(needs.Here), needs.Languages);
        await HouseholdWrites.Ask(write, household, organisation);
        await notices.Tell(write, household.Id, "notice.received");
    }
}
