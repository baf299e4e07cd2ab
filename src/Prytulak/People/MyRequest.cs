using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Components;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>A household's own page: what happens now, its proposals, its messages, and what it has answered.</summary>
public sealed class MyAnswer
{
    public required string Reference { get; init; }
    public required HouseholdState State { get; init; }

    /// <summary>What happens now, in a sentence or two.</summary>
    public required string Now { get; init; }
    public required bool CanBeReached { get; init; }

    /// <summary>How many others it has agreed with to live near each other; null while that cannot be.</summary>
    public required int? Nearby { get; init; }
    public required IReadOnlyList<AnswerPart> Parts { get; init; }
    public required IReadOnlyList<OpenMessage> Messages { get; init; }
    [JsonIgnore] public IReadOnlyList<RenderFragment> Sections { get; init; } = [];
}

/// <summary>What a household does on its own page: read, write to its caseworker, and take its data along.</summary>
public sealed class MyRequest(Households households, Messages messages, CaseAnswers cases, Places places, Groups groups, IEnumerable<MySection> sections)
{
    public async Task<IResult> Show(Visit visit)
    {
        var door = Door.Of(visit, visit.Viewer.Id);
        var household = await door.Open(households, visit);
        if (household.State is HouseholdState.Draft) return visit.GoTo(BeginRequest.Next(household));
        var (answers, shown) = (await cases.Open(visit.Act(door.Purpose), household), await Sections(visit, household.Id));
        return visit.Page<MyPage, MyAnswer>(new()
        {
            Reference = household.Reference, State = household.State, Now = Now(visit.Text, household, await households.OrganisationOf(household), shown is not []),
            CanBeReached = answers.Contact is not null, Nearby = household.MayAgreeWithOthers ? (await groups.Find(household.Id))?.Others ?? 0 : null, Parts = SendRequest.Parts(door, answers, visit.Text, places),
            Messages = await messages.Open(visit.Act(door.Purpose), household.Id), Sections = shown,
        }, visit.Typed.IsGood ? 200 : 422);
    }

    private static string Now(Text text, Household household, string? organisation, bool isProposed) => household switch
    {
        { State: HouseholdState.Withdrawn } => text["my.now.withdrawn"],
        { IsUnaccompanied: true } => text["my.now.unaccompanied"],
        { NoBedSince: not null } => text["my.now.no_bed"],
        { State: HouseholdState.Matched } => text["my.now.matched"],
        { State: HouseholdState.Housed } => text["my.now.housed"],
        _ when isProposed => text["my.now.proposed"],
        _ when organisation is null => text["my.now.unassigned"],
        _ => text["my.now.waiting", organisation],
    };

    private async Task<IReadOnlyList<RenderFragment>> Sections(Visit visit, Guid household)
    {
        var shown = new List<RenderFragment>();
        foreach (var section in sections)
            if (await section(visit, household) is { } fragment) shown.Add(fragment);
        return shown;
    }

    public async Task<IResult> Write(Visit visit, Journal journal)
    {
        var (door, form) = (Door.Of(visit, visit.Viewer.Id), await visit.ReadForm());
        var household = await door.Open(households, visit);
        if (form.Text("message", Messages.LongestBody, required: true) is not { } body || !form.IsGood) return await Show(visit);
        await journal.Write(visit.Act(door.Purpose), write => messages.Send(write, household, body));
        return visit.GoTo(door.Home + "#messages");
    }
}
