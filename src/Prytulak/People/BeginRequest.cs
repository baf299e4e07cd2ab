using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>The first step makes a draft, and this browser its own; at the desk it becomes the caseworker's. Whoever has begun goes on where they were.</summary>
public sealed class BeginRequest(Households households, HouseholdWrites writes, Journal journal, StepReader reader)
{
    public async Task<IResult> Show(Visit visit)
    {
        if (visit.Viewer.Has(Roles.Household) && await households.Find(visit.Viewer, visit.Viewer.Id) is { } begun) return visit.GoTo(Next(begun));
        return First(visit, new Answers());
    }

    /// <summary>Where a household goes on: to the step after the last one kept, or to its page.</summary>
    public static string Next(Household household) => household switch
    {
        { State: not HouseholdState.Draft } => Door.OwnHome,
        { Step: var step } when step > AskStep.All.Count => Door.OwnSteps + "/check",
        { Step: var step } => $"{Door.OwnSteps}/{step}",
    };

    public async Task<IResult> Submit(Visit visit)
    {
        var (form, answers, step) = (await visit.ReadForm(), new Answers(), AskStep.All[0]);
        step.Read(reader.Of(form, visit.Text), answers);
        if (!form.IsGood) return First(visit, answers);
        var atDesk = IsDesk(visit);
        var id = await journal.Write(visit.Act(atDesk ? "on behalf" : "own request"), write => writes.Begin(write, answers.Needs, visit.Text.Language, atDesk));
        if (!atDesk) await HouseholdSession.SignIn(visit.Http, id, generation: 1);
        return visit.GoTo($"{new Door(id, !atDesk).Steps}/2");
    }

    private static bool IsDesk(Visit visit) => visit.Http.Request.Path.StartsWithSegments("/desk");

    private static IResult First(Visit visit, Answers answers) => visit.Page<AskPage, AskAnswer>(new()
    {
        Step = AskStep.All[0], Action = IsDesk(visit) ? "/desk/ask" : Door.OwnSteps, Back = null, Skip = null, IsDraft = true, Version = 0, Answers = answers,
    });
}
