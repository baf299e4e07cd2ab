using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Foundation;

/// <summary>What is sealed opens in its place, with its key, and nowhere else (T14–T16).</summary>
public sealed class SealingTests
{
    private static readonly Fact<string> Pet = new("households.pet", Need: true), Town = new("households.town", Need: true), Name = new("households.name");
    private readonly Guid maria = Guid.NewGuid(), petro = Guid.NewGuid();

    [Theory, Databases]
    public async Task T14_A_box_opens_as_what_was_sealed_and_each_sealing_looks_different(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var vault = network.Get<Vault>();
        var (one, two) = (await vault.Seal(maria, Pet, "кіт Мурчик"), await vault.Seal(maria, Pet, "кіт Мурчик"));
        Assert.Equal("кіт Мурчик", await vault.OpenNeed(one, Pet));
        Assert.NotEqual(one!.Sealed, two!.Sealed);
        Assert.Null(await vault.Seal(maria, Pet, null));
        Assert.Null(await vault.OpenNeed(null, Pet));
    }

    [Theory, Databases]
    public async Task T15_Many_boxes_are_opened_each_for_its_own_but_not_those_of_the_erased(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (vault, people, boxes, opened) = (network.Get<Vault>(), Enumerable.Range(0, 12).Select(_ => Guid.NewGuid()).ToArray(), new List<(int, Personal<string>)>(), new Dictionary<int, string>());
        foreach (var (number, person) in people.Index()) boxes.Add((number, (await vault.Seal(person, Pet, $"cat {number}"))!));
        await network.Get<KeyStore>().Erase(people[7], network.Clock.Now);
        await vault.OpenNeeds(boxes, Pet, opened.Add);
        Assert.Equal(Enumerable.Range(0, 12).Where(number => number != 7).Select(number => KeyValuePair.Create(number, $"cat {number}")), opened);
        var name = await vault.Seal(maria, Name, "Марія");
        await Assert.ThrowsAsync<InvalidOperationException>(() => vault.OpenNeeds([(1, name!)], Name, opened.Add));
    }

    [Theory, Databases]
    public async Task T14_A_box_moved_to_another_column_or_to_another_person_does_not_open(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var vault = network.Get<Vault>();
        var box = (await vault.Seal(maria, Pet, "cat"))!;
        await vault.Seal(petro, Pet, "dog");
        await Assert.ThrowsAnyAsync<CryptographicException>(() => vault.OpenNeed(box, Town));
        var moved = new Personal<string>([.. petro.ToByteArray(), .. box.Sealed.AsSpan(16)]);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => vault.OpenNeed(moved, Pet));
    }

    [Theory, Databases]
    public async Task T14_A_box_with_any_bit_flipped_does_not_open(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var box = (await network.Get<Vault>().Seal(maria, Pet, "cat"))!;
        for (var at = 16; at < box.Sealed.Length; at++)
        {
            var flipped = box.Sealed.ToArray();
            flipped[at] ^= 4;
            await Assert.ThrowsAnyAsync<CryptographicException>(() => network.Get<Vault>().OpenNeed(new Personal<string>(flipped), Pet));
        }
    }

    [Theory, Databases]
    public async Task T14_Short_facts_are_all_of_one_length_and_long_ones_of_a_few(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var lengths = new SortedSet<int>();
        for (var length = 0; length <= 1000; length += 13) lengths.Add((await network.Get<Vault>().Seal(maria, Pet, new string('x', length)))!.Sealed.Length - 16 - 28);
        Assert.Equal([32, 64, 128, 256, 512, 1024], lengths);
        Assert.Equal(
            (await network.Get<Vault>().Seal(maria, Pet, "Ян"))!.Sealed.Length,
            (await network.Get<Vault>().Seal(maria, Pet, "Казимир"))!.Sealed.Length);
    }

    [Theory, Databases]
    public async Task T14_Neither_the_database_nor_the_key_store_holds_a_sealed_word_in_any_coding(On on)
    {
        const string Word = "Цікавіця-7519";
        await using var network = await TestNetwork.Start(on);
        await network.Get<Journal>().Write(new Act(Viewer.System, "test"), write =>
            network.Get<Outbox>().Send(write, maria, $"{Word}@example.org", new Letter("Neutral", Word)));
        if (on is On.Postgres) return;
        await network.Stop();
        foreach (var file in Directory.GetFiles(network.Settings.Data, "*", SearchOption.AllDirectories))
            foreach (var coded in Codings(Word))
                Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(coded));
    }

    [Theory, Databases]
    public async Task T15_An_erased_person_is_unreadable_at_once_after_a_restart_and_never_sealed_again(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var box = await network.Get<Vault>().Seal(maria, Pet, "cat");
        await network.Get<Vault>().Seal(petro, Pet, "dog");
        await network.Get<Erasing>().Erase(new Act(Viewer.System, "erasure"), maria);
        Assert.Null(await network.Get<Vault>().OpenNeed(box, Pet));
        await Assert.ThrowsAsync<InvalidOperationException>(() => network.Get<Vault>().Seal(maria, Pet, "cat"));
        await network.Restart();
        Assert.Null(await network.Get<Vault>().OpenNeed(box, Pet));
        await Assert.ThrowsAsync<InvalidOperationException>(() => network.Get<Vault>().Seal(maria, Pet, "cat"));
        Assert.Equal([maria], await network.Get<KeyStore>().Erased());
    }

    [Theory, Databases]
    public async Task T15_An_erasure_that_was_interrupted_is_finished_at_the_next_start_and_only_once(On on)
    {
        await using var network = await TestNetwork.Start(on);
        await network.Get<Journal>().Write(new Act(Viewer.System, "test"), write => network.Get<Outbox>().Send(write, maria, "m@example.org", new("", "")));
        await network.Get<KeyStore>().Erase(maria, network.Clock.Now);
        await network.Restart();
        Assert.Equal(0, await network.Get<Database>().Ask<long>("SELECT COUNT(*) FROM outbox"));
        var last = await network.Get<JournalLines>().Last();
        await network.Restart();
        Assert.Equal(last, await network.Get<JournalLines>().Last());
    }

    [Fact]
    public async Task T15_Another_node_forgets_the_key_of_a_person_who_was_erased_here()
    {
        await using var here = await TestNetwork.Start(On.Postgres);
        await using var there = Server.Build(here.Settings);
        await there.Services.Prepare();
        var vault = (Vault)there.Services.GetService(typeof(Vault))!;
        var box = await vault.Seal(maria, Pet, "cat");
        Assert.Equal("cat", await vault.OpenNeed(box, Pet));
        await here.Get<Erasing>().Erase(new Act(Viewer.System, "erasure"), maria);
        await ((Indexes)there.Services.GetService(typeof(Indexes))!).CatchUp();
        Assert.Null(await vault.OpenNeed(box, Pet));
    }

    [Fact]
    public async Task T16_The_same_number_has_another_index_for_every_purpose_and_every_network()
    {
        await using var one = await TestNetwork.Start(On.Sqlite);
        await using var other = await TestNetwork.Start(On.Sqlite);
        const string Number = "+375291234567";
        var master = one.Get<MasterKey>();
        Assert.Equal(master.Mac("phone.sign-in", Number), master.Mac("phone.sign-in", Number));
        Assert.NotEqual(master.Mac("phone.sign-in", Number), master.Mac("phone.household", Number));
        Assert.NotEqual(master.Mac("phone.sign-in", Number), other.Get<MasterKey>().Mac("phone.sign-in", Number));
        Assert.NotEqual(SHA256.HashData(Encoding.UTF8.GetBytes(Number)), master.Mac("phone.sign-in", Number));
    }

    [Fact]
    public async Task A_sealed_fact_prints_as_dots_and_serialises_as_nothing()
    {
        await using var network = await TestNetwork.Start(On.Sqlite);
        var name = await network.Get<Vault>().Seal(maria, Name, "Марія");
        Assert.Equal("•••", $"{name}");
        Assert.Equal("""{"name":null}""", JsonSerializer.Serialize(new { name }));
        Assert.Null(JsonSerializer.Deserialize<Personal<string>>("\"AAAA\""));
    }

    [Fact]
    public async Task What_is_no_need_cannot_be_opened_as_one()
    {
        await using var network = await TestNetwork.Start(On.Sqlite);
        var name = await network.Get<Vault>().Seal(maria, Name, "Марія");
        await Assert.ThrowsAsync<InvalidOperationException>(() => network.Get<Vault>().OpenNeed(name, Name));
    }

    private static byte[][] Codings(string word) =>
    [
        Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word), Encoding.BigEndianUnicode.GetBytes(word),
        Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes(word))), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word))),
        Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(word)).TrimEnd('=')[..^1]),
        Encoding.ASCII.GetBytes(JsonSerializer.Serialize(word).Trim('"')),
    ];
}
