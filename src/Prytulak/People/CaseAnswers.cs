using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Opens what a household has answered, and keeps what it answers anew.</summary>
public sealed class CaseAnswers(Journal journal, Reveals reveals, Vault vault, HouseholdWrites writes)
{
    private static readonly string[] AllFacts = [.. AskStep.All.SelectMany(step => step.Facts)];

    /// <summary>The needs, and of the other facts those that the step asks for; with no step, all.</summary>
    public async Task<Answers> Open(Act act, Household household, AskStep? step = null)
    {
        var answers = new Answers { Needs = await vault.OpenNeed(household.Needs, HouseholdFacts.Needs) ?? throw Refusal.Absent };
        var facts = step?.Facts ?? AllFacts;
        if (facts is [] || household is { Name: null, Contact: null, Note: null }) return answers;
        var leave = await reveals.Several(act, "households", household.Id, facts);
        if (facts.Contains(HouseholdFacts.Name.Name)) answers.Name = await leave.Open(household.Name, HouseholdFacts.Name);
        if (facts.Contains(HouseholdFacts.Contact.Name)) answers.Contact = await leave.Open(household.Contact, HouseholdFacts.Contact);
        if (facts.Contains(HouseholdFacts.Note.Name)) answers.Note = await leave.Open(household.Note, HouseholdFacts.Note);
        return answers;
    }

    /// <summary>Keeps the answers of one step; refuses when they were changed since that version, or do not fit the home already found.</summary>
    public async Task Keep(Act act, Household household, AskStep step, Answers answers, int version, string language)
    {
        try
        {
            await journal.Write(act, write => writes.Answer(write, household, step, answers, version, language));
        }
        catch (ConstraintViolation)
        {
            // The size of the household is the size of its stay: the beds of the unit and the rule on children alone hold it.
            throw new Refusal(Why.Invalid, answers.Needs.Adults == 0 ? "ask.home_needs_adult" : "ask.home_too_small", "adults");
        }
    }
}
