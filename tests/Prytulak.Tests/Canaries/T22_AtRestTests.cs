using Prytulak.Foundation;
using Prytulak.Operating;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.HouseRules;
using Xunit;

namespace Prytulak.Tests.Canaries;

/// <summary>Whoever takes the disks of a network learns nothing of anybody (T14, T22).</summary>
[Collection(nameof(Crawled))]
public sealed class T22_AtRestTests(Crawled crawled)
{
    private static readonly Secret[] Addresses = [Secret.HouseholdEmail, Secret.HostEmail, Secret.StaffEmail, Secret.LetterAddress];

    [Theory, Databases]
    public async Task T14_Nothing_of_anybody_can_be_read_in_the_databases_or_their_files(On on)
    {
        var (planted, _) = await crawled.On(on);
        Rule.Holds(Told(planted.Canaries, await Kept.Of(planted.Network)));
        await planted.Network.Get<Database>().Scrub();
        Rule.Holds(Told(planted.Canaries, await Kept.Of(planted.Network)));
        Rule.Holds(Told(planted.Canaries, await Exported(planted.Network)));
    }

    [Theory, Databases]
    public async Task T22_A_letter_names_whom_it_goes_to_and_tells_nothing_else_of_anybody(On on)
    {
        var (planted, _) = await crawled.On(on);
        await planted.Network.Get<Postman>().Round();
        var (letters, finder) = (PostedMail.In(planted.Network.Settings), new CanaryFinder(planted.Canaries));
        Assert.Contains(letters, letter => finder.In(letter).Any(canary => canary.Secret is Secret.HouseholdEmail));
        Assert.Contains(letters, letter => finder.In(letter).Any(canary => canary.Secret is Secret.HostEmail));
        Rule.Holds(from letter in letters from canary in finder.In(letter) where !Addresses.Contains(canary.Secret) select canary);
        Rule.Holds(letters.Where(letter => finder.In(letter).Count != 1).Select(letter => $"a letter to {string.Join(" and ", finder.In(letter))}"));
    }

    private static IEnumerable<string> Told(IReadOnlyList<Canary> canaries, IReadOnlyList<(string Place, byte[] Bytes)> kept)
    {
        var scan = new ByteScan(canaries);
        return from place in kept from canary in scan.In(place.Bytes) select $"{canary} is in {place.Place}";
    }

    // An export is what a backup holds, before it is sealed once more.
    private static async Task<IReadOnlyList<(string, byte[])>> Exported(TestNetwork network)
    {
        var file = Path.Combine(network.Settings.Data, "export.zip");
        await new Backup(network.Settings, network.Clock, _ => { }).Save(file, ofKeys: false, isSealed: false);
        using var zip = System.IO.Compression.ZipFile.OpenRead(file);
        return [.. zip.Entries.Select(entry => ("the export's " + entry.Name, BytesOf(entry)))];
    }

    private static byte[] BytesOf(System.IO.Compression.ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
