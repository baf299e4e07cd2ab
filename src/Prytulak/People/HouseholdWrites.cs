using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>What changes in a household's own row: how it begins, what it answers, that it asks, and that it is forgotten.</summary>
public sealed class HouseholdWrites(Vault vault, Households households, HouseholdLinks links)
{
    /// <summary>Begins a draft from the first step, with its link and words; at the desk it is the caseworker's at once.</summary>
    public async Task<Guid> Begin(Write write, Needs needs, string language, bool atDesk)
    {
        var id = Guid.CreateVersion7(write.Now);
        var values = new
        {
            id, needs.Adults, needs.People, needs.Infants, language, Needs = await vault.Seal(id, HouseholdFacts.Needs, needs), write.Now,
            organisation = atDesk ? write.By.Organisation : null, caseworker = atDesk ? write.By.Id : (Guid?)null,
        };
        while (await Insert(write, References.New(), values) == 0) { }
        await links.Issue(write, id, generation: 1);
        write.Note("households", "begun", id, values.organisation);
        return id;
    }

    // A reference that is taken is drawn again.
    private static Task<int> Insert(Write write, string reference, object values)
    {
        var all = new Dapper.DynamicParameters(values);
        all.Add("reference", reference);
        return write.Execute("""
            INSERT INTO households (id, reference, organisation, state, adults, people, infants, language, needs, caseworker, step, created_at, changed_at)
            VALUES (@id, @reference, @organisation, 'Draft', @Adults, @People, @Infants, @language, @Needs, @caseworker, 2, @Now, @Now)
            ON CONFLICT (reference) DO NOTHING
            """, all);
    }

    /// <summary>Keeps the answers of a step, or refuses when the row is no longer of this version.</summary>
    public async Task Answer(Write write, Household household, AskStep step, Answers answers, int version, string language)
    {
        var (name, contact, note) = (household.Name, household.Contact, household.Note);
        if (step.Facts.Contains(HouseholdFacts.Name.Name)) name = await vault.Seal(household.Id, HouseholdFacts.Name, answers.Name);
        if (step.Facts.Contains(HouseholdFacts.Contact.Name)) contact = await vault.Seal(household.Id, HouseholdFacts.Contact, answers.Contact);
        if (step.Facts.Contains(HouseholdFacts.Note.Name)) note = await vault.Seal(household.Id, HouseholdFacts.Note, answers.Note);
        await write.Change("""
            UPDATE households SET adults = @Adults, people = @People, infants = @Infants, needs = @needs, name = @name, contact = @contact, note = @note,
                language = @language, step = @step, changed_at = @Now, version = version + 1
            WHERE id = @Id AND version = @version AND state NOT IN ('Withdrawn', 'Erased')
            """, new
        {
            household.Id, version, language, answers.Needs.Adults, answers.Needs.People, answers.Needs.Infants,
            needs = await vault.Seal(household.Id, HouseholdFacts.Needs, answers.Needs),
            name, contact, note, step = Math.Max(household.Step, step.Number + 1), write.Now,
        });
        if (step.Facts.Contains(HouseholdFacts.Contact.Name)) await Index(write, household.Id, answers.Contact);
        write.Note("households", "answered " + step.Name, household.Id, household.Organisation);
    }

    private Task Index(Write write, Guid id, Contact? contact) => write.Execute(
        "UPDATE households SET phone_index = @phone, email_index = @email WHERE id = @id", new
        {
            id,
            phone = contact?.Phone is { } phone ? households.PhoneIndex(phone) : null,
            email = contact?.Email is { } email ? households.EmailIndex(email) : null,
        });

    /// <summary>A draft becomes a request, and from now on a case of the organisation.</summary>
    public static async Task Ask(Write write, Household household, Guid? organisation)
    {
        if (await write.Execute("""
            UPDATE households SET state = 'Waiting', organisation = @organisation, asked_at = @Now, changed_at = @Now, version = version + 1
            WHERE id = @Id AND state = 'Draft'
            """, new { household.Id, organisation, write.Now }) == 0) return;
        write.Note("households", "asked", household.Id, organisation);
    }

    /// <summary>A request that no organisation could take becomes the case of one.</summary>
    public static async Task Assign(Write write, Guid id, Guid organisation)
    {
        await write.Change("UPDATE households SET organisation = @organisation WHERE id = @id AND organisation IS NULL", new { id, organisation });
        write.Note("households", "assigned", id, organisation);
    }

    /// <summary>All organisations with what they do and how much they have to do.</summary>
    public static async Task<IReadOnlyList<CaseLoad>> Loads(Write write) => [.. await write.Query<CaseLoad>("""
        SELECT o.id, o.countries, o.languages, COUNT(h.id) AS open_cases
        FROM organisations o LEFT JOIN households h ON h.organisation = o.id AND h.state IN ('Waiting', 'Matched')
        GROUP BY o.id, o.countries, o.languages
        """)];

    /// <summary>
    /// Leaves of a household an empty row, and of a draft nothing. Numbers of people stay: the nights of its stays rest on them.
    /// </summary>
    public static async Task Forget(Write write, Guid id)
    {
        if (await Households.InWrite(write, id) is not { } household) return;
        await GroupWrites.Leave(write, id);
        await Messages.Forget(write, id);
        await write.Execute("DELETE FROM links WHERE household = @id", new { id });
        await write.Execute("DELETE FROM households WHERE id = @id AND state = 'Draft'", new { id });
        await write.Execute("""
            UPDATE households SET state = 'Erased', reference = @reference, needs = NULL, name = NULL, contact = NULL, note = NULL,
                phone_index = NULL, email_index = NULL, language = 'en', no_bed_since = NULL, next_from = NULL, changed_at = @Now, version = version + 1
            WHERE id = @id
            """, new { id, reference = "-" + id, write.Now });
        write.Note("households", "erased", id, household.Organisation);
    }
}
