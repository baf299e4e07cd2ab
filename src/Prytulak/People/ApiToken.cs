using Microsoft.AspNetCore.WebUtilities;
using Prytulak.Foundation;

namespace Prytulak.People;

/// <summary>The secret of an API credential: computed from its id by the master key, so that it need not be kept, and found by a keyed hash.</summary>
public static class ApiToken
{
    public static string Of(MasterKey master, Guid credential) =>
        "prytulak_" + WebEncoders.Base64UrlEncode(master.Mac("api_credentials.token", credential.ToString()));

    public static byte[] Mac(MasterKey master, string token) => master.Mac("api_credentials.mac", token);
}
