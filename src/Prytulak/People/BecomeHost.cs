using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Somebody offers a home: their account begins here, and a code goes to their address. Whoever has an account already gets the same answer.</summary>
public static class BecomeHost
{
    public static async Task<IResult> Show(Visit visit, Organisations organisations) => visit.Viewer.Has(Roles.Host)
        ? visit.GoTo("/homes")
        : visit.Page<BecomeHostPage, BecomeHostAnswer>(new(await organisations.All()));

    public static async Task<IResult> Submit(Visit visit, Organisations organisations, SignInBudgets budgets, SignInLetters letters)
    {
        var (form, all) = (await visit.ReadForm(), await organisations.All());
        var person = Read(visit, form, all);
        if (person is null) return visit.Page<BecomeHostPage, BecomeHostAnswer>(new(all));
        budgets.SpendLetter(visit.Http, person.Email);
        var code = await letters.SignUp(visit.Act("sign-up"), person, (write, id) => Hosts.Add(write, id, person.Organisation));
        await SignInStep.AwaitCode(visit.Http, code);
        return visit.GoTo("/sign-in/code");
    }

    private static NewAccount? Read(Visit visit, Form form, IReadOnlyList<Organisation> all)
    {
        var (name, address, phone) = (form.Text("name", 100, required: true), AccountEmail.Read(form, "email"), AccountPhone.Read(form, "phone"));
        var organisation = all is [var only] ? only.Id.ToString() : form.Choice("organisation", all.Select(o => o.Id.ToString()), required: true);
        return !form.IsGood ? null : new()
        {
            Roles = Roles.Host, Organisation = Guid.Parse(organisation!), Name = name!, Email = address!, Phone = phone, Language = visit.Text.Language,
        };
    }
}

/// <summary>The organisations that look after homes.</summary>
public sealed record BecomeHostAnswer(IReadOnlyList<Organisation> Organisations);
