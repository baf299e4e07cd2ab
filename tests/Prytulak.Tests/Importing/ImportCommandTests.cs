using Prytulak.Foundation;
using Prytulak.Operating;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.Housing;
using Xunit;
using static Prytulak.Tests.Importing.ImportStory;

namespace Prytulak.Tests.Importing;

/// <summary>The same import by a command, for whoever runs the network; what is printed names nobody.</summary>
public sealed class ImportCommandTests
{
    [Theory, Databases]
    public async Task A_command_imports_what_is_new_and_tells_of_each_row_without_a_name(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        await Coordinator(network);
        var folder = Directory.CreateTempSubdirectory();
        var file = await Put(folder, Table(Row("Anna Nowak", "anna@mail.example"), Row("Nowak Anna", "other@mail.example"), Row("Jan Lis", "", beds: "Kowalscy"), Row("Ewa Mak", "ewa@mail.example", town: "Kraków")));
        var rejects = new FileInfo(Path.Combine(folder.FullName, "rejects.csv"));
        await network.Net.Stop();
        var said = new List<string>();
        Assert.Equal(2, await Run(network, said, new() { File = file, Organisation = "One", As = "boss@mail.example", DryRun = true, Rejects = rejects }));
        Assert.Equal(["row 2: new", "row 3: likely a double of row 2", "row 4: in error: Beds, E-mail address", "row 5: new", "4 rows: 2 new, 1 likely doubles, 1 in error"], said);
        Assert.Contains("Jan Lis", await File.ReadAllTextAsync(rejects.FullName, TestContext.Current.CancellationToken));
        Assert.Equal(2, await Run(network, said, new() { File = file, Organisation = network.Organisation.ToString(), As = "Boss@mail.example" }));
        Assert.Equal("imported: 2 homes", said[^1]);
        Assert.Equal(2, await Run(network, said, new() { File = file, Organisation = "One", As = "boss@mail.example" }));
        Assert.Equal("imported: 0 homes", said[^1]);
        Assert.Empty(await new Verify(network.Net.Settings, network.Net.Clock, _ => { }).Run());
        await network.Net.Start();
        Assert.Equal(2, await network.Homes());
        Assert.Equal(0, (await network.Rows<int>("SELECT COUNT(*) FROM imports WHERE done_at IS NULL"))[0]);
        folder.Delete(recursive: true);
    }

    [Theory, Databases]
    public async Task What_cannot_be_is_said_in_a_sentence_and_leaves_nothing(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        await Coordinator(network);
        await network.Known("Anna Nowak", "anna@mail.example");
        var folder = Directory.CreateTempSubdirectory();
        var (good, bare) = (await Put(folder, Table(Row("Anna Nowak", "a@mail.example"))), await Put(folder, "Wer;Mail\nAnna;a@mail.example", "bare.csv"));
        await network.Net.Stop();
        foreach (var options in (OffersOptions[])
                 [
                     new() { File = good, Organisation = "Two", As = "boss@mail.example" }, new() { File = good, Organisation = "One", As = "anna@mail.example" }, new() { File = good, Organisation = "One", As = "nobody" },
                     new() { File = bare, Organisation = "One", As = "boss@mail.example" }, new() { File = good, Organisation = "One", As = "boss@mail.example", Columns = new Dictionary<string, string> { ["beds"] = "Sofas" } },
                     new() { File = good, Organisation = "One", As = "boss@mail.example", Defaults = new Dictionary<string, string> { ["kind"] = "Castle" } }, new() { File = good, Organisation = "One", As = "boss@mail.example", Rejects = bare },
                 ])
            await Assert.ThrowsAsync<InvalidDataException>(() => Run(network, [], options));
        await network.Net.Start();
        Assert.Equal(0, await network.Homes());
        Assert.Empty(await network.Rows<Guid>("SELECT id FROM imports"));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task While_the_network_is_served_the_command_says_so()
    {
        await using var network = await HousingNetwork.Start(On.Sqlite);
        var folder = Directory.CreateTempSubdirectory();
        var file = await Put(folder, Table(Row("Anna Nowak", "a@mail.example")));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Run(network, [], new() { File = file, Organisation = "One", As = "boss@mail.example" }));
        Assert.Contains("in use by another running Prytulak", refused.Message);
        folder.Delete(recursive: true);
    }

    private static Task<int> Run(HousingNetwork network, List<string> said, OffersOptions options) => new OffersFromFile(network.Net.Settings, network.Net.Clock, said.Add, _ => { }).Run(options);

    private static Task Coordinator(HousingNetwork network) => network.Write(write => network.Net.Get<AccountChanges>().Add(write, new()
    {
        Roles = Roles.Coordinator, Organisation = network.Organisation, Name = "Boss", Email = "boss@mail.example", Language = "en",
    }));

    private static async Task<FileInfo> Put(DirectoryInfo folder, string table, string name = "offers.csv")
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, table, TestContext.Current.CancellationToken);
        return new(path);
    }
}
