using System.Text.RegularExpressions;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;

namespace Prytulak.Tests.People;

/// <summary>Puts organisations and people into a network of a test, reads the letters that they get, and signs them in.</summary>
internal static partial class Persons
{
    private static int addresses;

    private static readonly Act Set = new(Viewer.System, "test");

    public static Task<Guid> Organisation(this TestNetwork network, string name = "Dach") => network.Get<Journal>().Write(Set, async write =>
    {
        var id = Guid.CreateVersion7();
        await Organisations.Add(write, new() { Id = id, Name = name });
        return id;
    });

    /// <summary>An address that nobody has yet.</summary>
    public static string NewAddress() => $"halina-{Interlocked.Increment(ref addresses)}@example.org";

    public static Task<Guid> Person(this TestNetwork network, Roles roles, Guid organisation, string? email = null, string name = "Halina", string language = "en") =>
        network.Get<Journal>().Write(Set, async write =>
        {
            var id = await network.Get<AccountChanges>().Add(write, new() { Roles = roles, Organisation = organisation, Email = email ?? NewAddress(), Name = name, Language = language });
            if ((roles & Roles.Host) != 0) await Hosts.Add(write, id, organisation);
            return id;
        });

    public static Task BecomeDemonstration(this TestNetwork network) => network.Get<Journal>().Write(Set, write => Network.Set(write, Network.Demonstration));

    /// <summary>Somebody new with a browser in which this account is signed in.</summary>
    public static async Task<Visitor> SignedIn(this TestNetwork network, Guid account)
    {
        await network.BecomeDemonstration();
        return await network.Visitor().Open(network.Get<SignInLinks>().ForDemonstration(account));
    }

    public static Task<Account?> Account(this TestNetwork network, Guid id) => network.Get<Accounts>().Find(Viewer.System, id);

    /// <summary>The letters to an address, the newest first, as they are read there.</summary>
    public static async Task<IReadOnlyList<Letter>> LettersTo(this TestNetwork network, string address)
    {
        var letters = new List<Letter>();
        foreach (var letter in await network.Get<Outbox>().Newest(100))
        {
            var open = await network.Get<Reveals>().Several(Set, "outbox", letter.Subject, Outbox.Address.Name, Outbox.Letter.Name);
            if (await open.Open(letter.Address, Outbox.Address) == address) letters.Add((await open.Open(letter.Letter, Outbox.Letter))!);
        }
        return letters;
    }

    /// <summary>The code in the newest letter to an address, as digits.</summary>
    public static async Task<string> MailedCode(this TestNetwork network, string address) =>
        Code().Match((await network.LettersTo(address))[0].Body).Value.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Asks for a code as somebody in a new browser, a second after whatever was before.</summary>
    public static async Task<Visitor> AskedForCode(this TestNetwork network, string address)
    {
        network.Clock.Advance(TimeSpan.FromSeconds(1));
        var browser = await network.Visitor().Open("/sign-in");
        return await browser.Submit(new { email = address });
    }

    public static async Task<IReadOnlyList<JournalLine>> JournalOf(this TestNetwork network, Guid subject) => [.. await network.Get<JournalLines>().About(subject)];

    [GeneratedRegex(@"\d{4} \d{4}")]
    private static partial Regex Code();
}
