using Microsoft.AspNetCore.WebUtilities;
using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>Ways in for the invented people of a demonstration. A network with real people answers them with 404.</summary>
public sealed class SignInLinks(MasterKey master)
{
    /// <summary>The path that signs this account in, while the network is a demonstration. Nothing of it is stored.</summary>
    public string ForDemonstration(Guid account) => "/sign-in/demonstration/" + WebEncoders.Base64UrlEncode([.. account.ToByteArray(), .. Proof(account)]);

    /// <summary>The account that a token was made for; null when it was not made here.</summary>
    internal Guid? Read(string token)
    {
        try
        {
            var bytes = WebEncoders.Base64UrlDecode(token);
            return bytes.Length == 32 && new Guid(bytes.AsSpan(0, 16)) is var account && bytes.AsSpan(16).SequenceEqual(Proof(account)) ? account : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private byte[] Proof(Guid account) => master.Mac("sign-in.demonstration", account.ToString())[..16];
}
