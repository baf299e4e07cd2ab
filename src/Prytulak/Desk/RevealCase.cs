using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Desk;

/// <summary>What a caseworker needs to call somebody.</summary>
public sealed record CaseContact(string Reference, Guid Id, string? Name, Contact? Contact, string? Note);

/// <summary>Opens a household's name, contact and note for a stated purpose; the household sees in its own report who looked.</summary>
public static class RevealCase
{
    public static readonly IReadOnlyList<string> Purposes = ["call", "placement", "emergency"];

    public static async Task<IResult> Submit(Visit visit, Guid id, Households households, Reveals reveals)
    {
        var form = await visit.ReadForm();
        var purpose = form.Choice("purpose", Purposes) ?? throw new Refusal(Why.Invalid, "case.purpose_needed");
        var household = await households.Find(visit.Viewer, id) ?? throw Refusal.Absent;
        var open = await reveals.Several(new Act(visit.Viewer, purpose), "households", id,
            HouseholdFacts.Name.Name, HouseholdFacts.Contact.Name, HouseholdFacts.Note.Name);
        return visit.Page<RevealCasePage, CaseContact>(new(household.Reference, id, await open.Open(household.Name, HouseholdFacts.Name),
            await open.Open(household.Contact, HouseholdFacts.Contact), await open.Open(household.Note, HouseholdFacts.Note)));
    }
}
