using Prytulak.Operating;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Operating;

/// <summary>A network moves from one database to the other with every row, and its journal stays one chain.</summary>
public sealed class MovingTests
{
    [Theory]
    [InlineData(On.Sqlite, On.Postgres)]
    [InlineData(On.Postgres, On.Sqlite)]
    [InlineData(On.Sqlite, On.Sqlite)]
    public async Task A_network_moves_whole_and_back_again(On from, On to)
    {
        await using var living = await Living.Start(from);
        var before = await living.Save("before.zip", isSealed: false);
        await using var place = await Elsewhere.WithMasterKeyOf(living.Network, to);
        await place.Restore(before, await living.Save("keys.zip", ofKeys: true, isSealed: false), isSealed: false);
        Assert.Empty(await place.Verify());
        Assert.Equal(Living.Secret, await Contents.NameOf(place.Settings, living.Maria));
        await new Backup(place.Settings, living.Network.Clock, _ => { }).Save(before + ".after", ofKeys: false, isSealed: false);
        Assert.DoesNotContain(Contents.OfExport(before).Except(Contents.OfExport(before + ".after")), line => !line.StartsWith("journal_head", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_sealed_stays_sealed_in_an_export()
    {
        await using var living = await Living.Start(On.Sqlite);
        foreach (var line in Contents.OfExport(await living.Save("main.zip", isSealed: false))) Assert.DoesNotContain(Living.Secret, line);
    }

    [Fact]
    public async Task An_archive_of_another_kind_or_a_newer_program_is_refused()
    {
        await using var living = await Living.Start(On.Sqlite);
        var (main, keys) = (await living.Save("main.zip", isSealed: false), await living.Save("keys.zip", ofKeys: true, isSealed: false));
        await using var place = await Elsewhere.WithMasterKeyOf(living.Network, On.Sqlite);
        await Assert.ThrowsAsync<InvalidDataException>(() => place.Restore(keys, main, isSealed: false));
        await Assert.ThrowsAsync<InvalidDataException>(() => place.Restore(main, main, isSealed: false));
        using (var zip = System.IO.Compression.ZipFile.Open(main, System.IO.Compression.ZipArchiveMode.Update))
        {
            var entry = zip.GetEntry("manifest.json")!;
            string text;
            using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
            entry.Delete();
            await using var writer = new StreamWriter(zip.CreateEntry("manifest.json").Open());
            await writer.WriteAsync(text.Replace("0001-journal", "9999-journal"));
        }
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => place.Restore(main, null, isSealed: false));
        Assert.Contains("newer", refused.Message);
    }
}
