using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Operating;

/// <summary>Adds an organisation and invites its first coordinator, who invites everybody else. Of the first organisation of a network that is its operator too: nobody else could make one.</summary>
internal static class FoundOrganisation
{
    private const int LongestName = 100;
    private static readonly Act Founding = new(Viewer.System, "founding");

    /// <summary>Answers the link of the invitation, which works once within seven days.</summary>
    /// <exception cref="InvalidDataException">Something given cannot be, in a sentence.</exception>
    public static async Task<Uri> Run(Settings settings, TimeProvider clock, Organisation organisation, string coordinator, string email)
    {
        Check(organisation, coordinator, email);
        await using var app = Server.Build(settings, builder => builder.Services.AddSingleton(clock));
        await app.Services.Prepare();
        if (await app.Services.GetRequiredService<Network>().Is(Network.Demonstration)) throw new InvalidDataException("This is a demonstration of invented people; found a network of your own in another place (--data).");
        var isFirst = !(await app.Services.GetRequiredService<Organisations>().All()).Any();
        var invitations = app.Services.GetRequiredService<Invitations>();
        var path = await app.Services.GetRequiredService<Journal>().Write(Founding, async write =>
        {
            if (await invitations.IsKnown(write, email)) throw new InvalidDataException($"{email} has an account already.");
            await Organisations.Add(write, organisation);
            return await invitations.Send(write, new()
            {
                Roles = isFirst ? Roles.Coordinator | Roles.Operator : Roles.Coordinator, Organisation = organisation.Id,
                Name = coordinator, Email = email, Language = Words.Split(organisation.Languages).FirstOrDefault(Texts.Languages.Contains) ?? "en",
            });
        });
        return new(settings.PublicAddress, path);
    }

    private static void Check(Organisation organisation, string coordinator, string email)
    {
        if (organisation.Name is "" or { Length: > LongestName }) throw new InvalidDataException($"A name has 1 to {LongestName} letters.");
        if (coordinator is "" or { Length: > LongestName }) throw new InvalidDataException($"The name of the coordinator has 1 to {LongestName} letters.");
        if (!Invitations.IsAddress(email)) throw new InvalidDataException($"{email} is no address of e-mail.");
        if (Words.Split(organisation.Countries) is [] || Words.Split(organisation.Countries).Any(code => code is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z']))
            throw new InvalidDataException("--countries takes codes of two letters with commas between them, as PL,LT.");
        if (Words.Split(organisation.Languages) is [] || Words.Split(organisation.Languages).Except(Words.Languages).FirstOrDefault() is not null)
            throw new InvalidDataException($"--languages takes codes with commas between them, of: {string.Join(' ', Words.Languages)}.");
    }
}
