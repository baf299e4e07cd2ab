using Prytulak.Foundation;
using Prytulak.Look;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>What follows when an address, or more, has been proven: the next factor, or the first page.</summary>
public sealed class SignInEnd(Accounts accounts, Passkeys passkeys, Journal journal)
{
    /// <summary>An address is proven: a host is in; staff need their second factor, or set one up if they never had one.</summary>
    public async Task<IResult> AfterAddress(Visit visit, Guid id, string? back)
    {
        if (await accounts.Find(Viewer.System, id) is not { State: AccountState.Active } account) throw Refusal.Absent;
        if (!account.IsStaff) return await Arrive(visit, account, back);
        if (account.Totp is not null) return await Next(visit, SignInStep.AwaitTotp(visit.Http, account), "/sign-in/totp", back);
        if (await passkeys.Any(id)) return await Next(visit, SignInStep.Done(visit.Http), "/sign-in/passkey", back);
        return await Next(visit, SignInStep.AwaitEnrolment(visit.Http, account), "/sign-in/enrol", back);
    }

    /// <summary>Everything is proven: the session begins.</summary>
    public async Task<IResult> Arrive(Visit visit, Account account, string? back)
    {
        var viewer = new Viewer(account.Id, account.Roles, account.Organisation);
        await journal.Write(new Act(viewer, "sign-in"), write =>
        {
            write.Note("accounts", "signed in", account.Id);
            return Task.CompletedTask;
        });
        await SignInStep.Done(visit.Http);
        await AccountSession.SignIn(visit.Http, account);
        AccountLanguage.Keep(visit.Http, account.Language);
        return visit.GoTo(Path(viewer, back));
    }

    /// <summary>Where they wanted to go, if that is one of our pages; else the page that their work begins on.</summary>
    public static string Path(Viewer viewer, string? back) =>
        LocalPath.From(back) is var wanted && wanted is not "/" ? wanted : Prytulak.Look.MenuEntry.For(viewer) is [var first, ..] ? first.Path : "/";

    /// <summary>A path that remembers where somebody wanted to go.</summary>
    public static string With(string path, string? back) => LocalPath.From(back) is var wanted and not "/" ? $"{path}?back={Uri.EscapeDataString(wanted)}" : path;

    private static async Task<IResult> Next(Visit visit, Task remembered, string path, string? back)
    {
        await remembered;
        return visit.GoTo(With(path, back));
    }
}
