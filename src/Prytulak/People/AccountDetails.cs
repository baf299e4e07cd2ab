using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>One's own account: what one is called, how one is reached and spoken to.</summary>
public static class AccountDetails
{
    public static async Task<IResult> Show(Visit visit, AccountView view) => visit.Page<AccountPage, AccountAnswer>(await view.Of(visit));

    public static async Task<IResult> Submit(Visit visit, AccountView view, Journal journal, AccountChanges changes)
    {
        var form = await visit.ReadForm();
        var (name, phone) = (form.Text("name", 100, required: true), AccountPhone.Read(form, "phone"));
        var language = form.Choice("language", Texts.Languages, required: true);
        if (!form.IsGood) return visit.Page<AccountPage, AccountAnswer>(await view.Of(visit));
        await journal.Write(visit.Act("own account"), write => changes.Describe(write, visit.Viewer.Id, form.Version, name!, phone, language!));
        AccountLanguage.Set(visit.Http, language!);
        return visit.GoTo("/account");
    }
}
