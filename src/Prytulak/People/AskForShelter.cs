using System.Text.Json.Serialization;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>One step as it is asked: what was answered before, and, when it has changed meanwhile, what is kept now.</summary>
public sealed class AskAnswer
{
    [JsonIgnore] public AskStep Step { get; init; } = AskStep.All[0];
    public int Number => Step.Number;
    public int Of => AskStep.All.Count;
    public required string Action { get; init; }
    public required string? Back { get; init; }
    public required string? Skip { get; init; }
    public required bool IsDraft { get; init; }
    public required int Version { get; init; }
    public required Answers Answers { get; init; }
    public string? Here { get; init; }
    public string? Wish { get; init; }
    public IReadOnlyDictionary<string, IReadOnlyList<PlaceChoice>> Choices { get; init; } = new Dictionary<string, IReadOnlyList<PlaceChoice>>();
    public IReadOnlyList<AnswerLine>? Kept { get; init; }
}

/// <summary>A household that has begun goes through the steps; each is kept as soon as it is sent. The same pages change an answer later.</summary>
public sealed class AskForShelter(Households households, CaseAnswers cases, StepReader reader, Places places)
{
    public async Task<IResult> Show(Visit visit, Door door, int number)
    {
        var (step, household) = (AskStep.Find(number), await door.Open(households, visit));
        if (household.State is HouseholdState.Withdrawn) return visit.GoTo(door.Home);
        return Page(visit, door, step, household, await cases.Open(visit.Act(door.Purpose), household, step));
    }

    public async Task<IResult> Save(Visit visit, Door door, int number)
    {
        var (step, household, form) = (AskStep.Find(number), await door.Open(households, visit), await visit.ReadForm());
        var answers = await cases.Open(visit.Act(door.Purpose), household, step);
        var reading = reader.Of(form, visit.Text);
        step.Read(reading, answers);
        if (!form.IsGood) return Page(visit, door, step, household, answers, reading);
        try
        {
            await cases.Keep(visit.Act(door.Purpose), household, step, answers, VersionFor(household, form), LanguageFor(visit, door, answers, household));
        }
        catch (Refusal refusal) when (refusal is { Why: Why.Invalid, Field: { } field })
        {
            form.Fault(field, refusal.Text);
            return Page(visit, door, step, household, answers, reading);
        }
        catch (Refusal refusal) when (refusal.Why is Why.Conflict)
        {
            return await Stale(visit, door, step, answers);
        }
        return visit.GoTo(household.State is not HouseholdState.Draft ? door.Home : step.Number < AskStep.All.Count ? $"{door.Steps}/{step.Number + 1}" : door.Steps + "/check");
    }

    // A draft is one person's: going back in the browser must not make an old page count as somebody else's change.
    private static int VersionFor(Household household, Form form) => household.State is HouseholdState.Draft ? household.Version : form.Version;

    // Letters are written in the language that they read here, or that the caseworker ticked first.
    private static string LanguageFor(Visit visit, Door door, Answers answers, Household household) =>
        door.IsOwn ? visit.Text.Language : answers.Needs.Languages.FirstOrDefault(Texts.Languages.Contains) ?? household.Language;

    private async Task<IResult> Stale(Visit visit, Door door, AskStep step, Answers typed)
    {
        var now = await door.Open(households, visit);
        var kept = step.Tell(await cases.Open(visit.Act(door.Purpose), now, step), visit.Text, places);
        return Page(visit, door, step, now, typed, kept: kept);
    }

    private IResult Page(Visit visit, Door door, AskStep step, Household household, Answers answers, StepReading? reading = null, IReadOnlyList<AnswerLine>? kept = null)
    {
        var isDraft = household.State is HouseholdState.Draft;
        return visit.Page<AskPage, AskAnswer>(new()
        {
            Step = step, Action = $"{door.Steps}/{step.Number}", IsDraft = isDraft, Version = household.Version, Answers = answers,
            Back = !isDraft ? door.Home : step.Number > 1 ? $"{door.Steps}/{step.Number - 1}" : null,
            Skip = !isDraft || !step.MayBeSkipped ? null : step.Number < AskStep.All.Count ? $"{door.Steps}/{step.Number + 1}" : door.Steps + "/check",
            Here = places.Label(answers.Needs.Here, visit.Text), Wish = places.Label(answers.Needs.Wish, visit.Text),
            Choices = reading?.Choices ?? [], Kept = kept,
        }, kept is null ? 200 : 409);
    }
}
