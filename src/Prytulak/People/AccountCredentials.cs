using Prytulak.Foundation;

namespace Prytulak.People;

/// <summary>Makes and revokes the credentials of one's own programs.</summary>
public static class AccountCredentials
{
    public static async Task<IResult> Add(Visit visit, AccountView view, ApiCredentials credentials, Journal journal, MasterKey master)
    {
        await visit.ReadForm();
        var id = await journal.Write(visit.Act("own account"), write => credentials.Add(write, visit.Viewer.Id));
        return visit.Page<AccountPage, AccountAnswer>(await view.Of(visit, ApiToken.Of(master, id)));
    }

    public static async Task<IResult> Revoke(Visit visit, Journal journal)
    {
        var form = await visit.ReadForm();
        if (!Guid.TryParse(form.Raw("credential"), out var id)) throw Refusal.Absent;
        await journal.Write(visit.Act("own account"), write => ApiCredentials.Revoke(write, visit.Viewer.Id, id));
        return visit.GoTo("/account");
    }
}
