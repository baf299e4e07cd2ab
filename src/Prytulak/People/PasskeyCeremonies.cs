using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>
/// WebAuthn as the framework does it: challenges kept in a sealed cookie, answers checked against the address of this
/// network, so that a look-alike site cannot use them (T23). The device must know its owner: a passkey is two factors.
/// </summary>
public sealed class PasskeyCeremonies(SignInManager<Account> manager)
{
    internal const string Scheme = "passkey";

    public static void Bind(IdentityPasskeyOptions options, Settings settings)
    {
        var origin = settings.PublicAddress.GetLeftPart(UriPartial.Authority);
        options.ServerDomain = settings.PublicAddress.Host;
        options.UserVerificationRequirement = options.ResidentKeyRequirement = "required";
        options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == origin);
    }

    /// <summary>What a browser needs to make a passkey for the account. The device shows the name of the place, not of the person.</summary>
    public async Task<IResult> OfferNew(Account account) => Json(await manager.MakePasskeyCreationOptionsAsync(
        new() { Id = account.Id.ToString(), Name = "Prytulak", DisplayName = "Prytulak" }));

    /// <summary>What a browser needs to sign in with a passkey of anybody's.</summary>
    public async Task<IResult> Ask() => Json(await manager.MakePasskeyRequestOptionsAsync(null));

    /// <summary>The new passkey, if it was made for this account just now; else null.</summary>
    public async Task<UserPasskeyInfo?> New(Account account, string credential) =>
        await Checked(() => manager.PerformPasskeyAttestationAsync(credential)) is { Succeeded: true } made && made.UserEntity.Id == account.Id.ToString() ? made.Passkey : null;

    /// <summary>The passkey that answered, and whose it is; null when it does not hold.</summary>
    public async Task<(Account Account, UserPasskeyInfo Passkey)?> Answered(string credential) =>
        await Checked(() => manager.PerformPasskeyAssertionAsync(credential)) is { Succeeded: true } answer ? (answer.User, answer.Passkey) : null;

    private static async Task<T?> Checked<T>(Func<Task<T>> ceremony) where T : class
    {
        try
        {
            return await ceremony();
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or JsonException or FormatException)
        {
            // No challenge is open, or what came is no answer to one.
            return null;
        }
    }

    private static IResult Json(string options) => TypedResults.Content(options, "application/json");
}
