using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Sets up authenticator apps. The secret offered is computed from the account and its stamp, so nothing is kept until a code proves that an app has it.</summary>
public sealed class Authenticators(MasterKey master, Journal journal, AccountChanges changes, TimeProvider clock)
{
    public AuthenticatorSetup Setup(Account account) => new(Secret(account));

    /// <summary>Keeps the secret if the form's code was made from it, and ends every session; else notes a fault.</summary>
    public async Task<bool> Keep(Form form, Act act, Account account)
    {
        var typed = SignInCode.Digits(form);
        if (form.IsGood && SignInTotp.Match(Secret(account), typed, clock.GetUtcNow(), usedLast: 0) is { } step)
        {
            await journal.Write(act, write => changes.KeepTotp(write, account, Secret(account), step));
            return true;
        }
        form.Fault("code", "sign_in.totp_fault");
        return false;
    }

    private string Secret(Account account) => Base32.Encode(master.Mac("accounts.totp", $"{account.Id} {account.Stamp}").AsSpan(0, SignInTotp.SecretBytes));
}

/// <summary>What an app is told: as a picture to scan, and as letters to type.</summary>
public sealed class AuthenticatorSetup(string secret)
{
    public string Secret => secret;

    public string Spaced => string.Join(' ', secret.Chunk(4).Select(four => new string(four)));

    /// <summary>What a picture of it tells the app.</summary>
    public string Address => SignInTotp.Address(secret);
}
