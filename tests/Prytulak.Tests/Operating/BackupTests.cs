using System.Text;
using Prytulak.Operating;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Operating;

/// <summary>A network comes back from its backup whole, and whoever was erased does not (T15, T50, T62).</summary>
public sealed class BackupTests
{
    [Theory, Databases]
    public async Task T62_A_network_comes_back_whole_from_a_backup_taken_while_it_ran(On on)
    {
        await using var living = await Living.Start(on);
        var (main, keys, before) = (await living.Save("main.bak"), await living.Save("keys.bak", ofKeys: true), await living.Save("before.zip", isSealed: false));
        await using var place = await Elsewhere.WithMasterKeyOf(living.Network, on);
        await place.Restore(main, keys);
        Assert.Empty(await place.Verify());
        Assert.Equal(Living.Secret, await Contents.NameOf(place.Settings, living.Maria));
        await new Backup(place.Settings, living.Network.Clock, _ => { }).Save(before + ".after", ofKeys: false, isSealed: false);
        // The restore itself leaves a line and moves the head on; nothing else is other than it was.
        var added = Contents.OfExport(before + ".after").Except(Contents.OfExport(before)).ToList();
        Assert.Equal(["journal", "journal_head"], added.Select(line => line.Split('.')[0]).Order());
    }

    [Theory, Databases]
    public async Task T15_A_person_erased_after_the_backup_stays_erased_when_it_is_restored_beside_the_present_keys(On on)
    {
        await using var living = await Living.Start(on);
        var old = await living.Save("old.bak");
        await living.Erase(living.Maria);
        var keys = await living.Save("keys.bak", ofKeys: true);
        await using var place = await Elsewhere.WithMasterKeyOf(living.Network, on);
        await place.Restore(old, keys);
        Assert.Null(await Contents.NameOf(place.Settings, living.Maria));
        Assert.Equal(0, await Contents.Count(place.Settings, "outbox"));
        Assert.Empty(await place.Verify());
    }

    [Theory, Databases]
    public async Task T15_A_key_that_is_in_an_older_backup_of_the_keys_is_erased_before_anything_can_be_read(On on)
    {
        await using var living = await Living.Start(on);
        var keys = await living.Save("keys.bak", ofKeys: true);
        await living.Erase(living.Maria);
        var main = await living.Save("main.bak");
        await using var place = await Elsewhere.WithMasterKeyOf(living.Network, on);
        await place.Restore(main, keys);
        Assert.Null(await Contents.NameOf(place.Settings, living.Maria));
        Assert.Empty(await place.Verify());
    }

    [Theory, Databases]
    public async Task T15_A_person_erased_since_both_backups_stays_erased_where_the_ledger_is_still_there(On on)
    {
        await using var living = await Living.Start(on);
        var (main, keys) = (await living.Save("main.bak"), await living.Save("keys.bak", ofKeys: true));
        await using var place = await Elsewhere.WithMasterKeyOf(living.Network, on);
        await using (var store = new Prytulak.Foundation.KeyStore(Prytulak.Foundation.Database.Open(place.Settings.KeysAddress), Prytulak.Foundation.MasterKey.At(place.Settings.MasterKeyPath)))
        {
            await store.Prepare();
            await store.Erase(living.Maria, living.Network.Clock.Now);
        }
        await place.Restore(main, keys);
        Assert.Null(await Contents.NameOf(place.Settings, living.Maria));
        Assert.Empty(await place.Verify());
    }

    [Fact]
    public async Task T50_A_lost_backup_names_nothing_and_opens_with_the_master_key_alone()
    {
        await using var living = await Living.Start(On.Sqlite);
        var file = await living.Save("main.bak");
        var bytes = File.ReadAllBytes(file);
        foreach (var word in (string[])["households", "journal", "jsonl", "Pry domie", Living.Secret])
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)));
        await using var other = await Living.Start(On.Sqlite);
        await using var place = await Elsewhere.WithMasterKeyOf(other.Network, On.Sqlite);
        await Assert.ThrowsAsync<InvalidDataException>(() => place.Restore(file, null));
    }

    [Fact]
    public async Task A_backup_that_was_changed_or_cut_off_anywhere_is_refused_and_leaves_no_rows()
    {
        await using var living = await Living.Start(On.Sqlite);
        var whole = File.ReadAllBytes(await living.Save("main.bak"));
        await using var place = await Elsewhere.WithMasterKeyOf(living.Network, On.Sqlite);
        var broken = living.PathOf("broken.bak");
        for (var at = 0; at < whole.Length; at += whole.Length / 23)
        {
            File.WriteAllBytes(broken, whole[..at]);
            await Assert.ThrowsAsync<InvalidDataException>(() => place.Restore(broken, null));
            File.WriteAllBytes(broken, [.. whole[..at], (byte)(whole[at] ^ 1), .. whole[(at + 1)..]]);
            await Assert.ThrowsAsync<InvalidDataException>(() => place.Restore(broken, null));
        }
        await place.Restore(living.PathOf("main.bak"), await living.Save("keys.bak", ofKeys: true));
        Assert.Empty(await place.Verify());
    }

    [Theory, Databases]
    public async Task A_place_where_somebody_lives_is_not_overwritten(On on)
    {
        await using var living = await Living.Start(on);
        var (main, keys) = (await living.Save("main.bak"), await living.Save("keys.bak", ofKeys: true));
        await using var place = await Elsewhere.WithMasterKeyOf(living.Network, on);
        await place.Restore(main, keys);
        await Assert.ThrowsAsync<InvalidDataException>(() => place.Restore(main, keys));
        await Assert.ThrowsAsync<InvalidDataException>(() => place.Restore(main, null));
        Assert.Empty(await place.Verify());
    }

    [Fact]
    public async Task A_backup_does_not_overwrite_another_and_leaves_nothing_half_done()
    {
        await using var living = await Living.Start(On.Sqlite);
        await living.Save("main.bak");
        await Assert.ThrowsAsync<IOException>(() => living.Save("main.bak"));
        Assert.False(File.Exists(living.PathOf("main.bak.part")));
    }

    [Fact]
    public async Task Without_the_master_key_nothing_is_restored_and_none_is_invented()
    {
        await using var living = await Living.Start(On.Sqlite);
        var file = await living.Save("main.bak");
        await using var place = await Elsewhere.WithMasterKeyOf(living.Network, On.Sqlite);
        File.Delete(place.Settings.MasterKeyPath);
        await Assert.ThrowsAsync<FileNotFoundException>(() => place.Restore(file, null));
        Assert.False(File.Exists(place.Settings.MasterKeyPath));
    }

    [Theory, Databases]
    public async Task The_keys_are_never_in_a_backup_of_the_main_database(On on)
    {
        await using var living = await Living.Start(on);
        Assert.DoesNotContain(Contents.OfExport(await living.Save("main.zip", isSealed: false)), line => line.StartsWith("keys.", StringComparison.Ordinal));
        Assert.Contains(Contents.OfExport(await living.Save("keys.zip", ofKeys: true, isSealed: false)), line => line.StartsWith("keys.", StringComparison.Ordinal));
    }
}
