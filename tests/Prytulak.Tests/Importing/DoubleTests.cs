using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.Housing;
using Xunit;
using static Prytulak.Tests.Importing.ImportStory;

namespace Prytulak.Tests.Importing;

/// <summary>Likely doubles: found, shown beside what they are like, decided by a person, never merged by themselves.</summary>
public sealed class DoubleTests
{
    [Theory, Databases]
    public async Task The_same_file_again_is_all_doubles_and_imports_nothing(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var table = Table(Row("Anna Nowak", "anna@mail.example", "+48 600 100 200"), Row("Jan Lis", "jan@mail.example", town: "Kraków"));
        var page = await (await network.Add(Roles.Coordinator)).Browser.Look(table);
        await page.Confirm();
        await page.Look(table);
        Assert.Contains("New homes: 0, likely doubles: 2, in error: 0.", page.Text);
        Assert.Contains("Not decided yet: 2", page.Text);
        await page.Submit(new { skip_all = "on" }, action: $"/imports/{page.Import()}/choices");
        Assert.Contains("There is no row to import.", page.Text);
        Assert.Equal(2, await network.Homes());
    }

    [Theory, Databases]
    public async Task Two_rows_of_a_file_are_alike_by_telephone_by_address_or_by_square_beds_and_name(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var page = await (await network.Add(Roles.Coordinator)).Browser.Look(Table(
            Row("Anna Nowak", "anna@mail.example", "+48 600 100 200"), Row("Ola Lis", "ola@mail.example", "600-100-200", "Kraków", "2"), Row("Nowak A.", "ANNA@mail.example", "", "Berlin", "1"),
            Row("Nowak Anna", "other@mail.example"), Row("Anna Nowak", "third@mail.example", beds: "5"), Row("Jan Mak", "jan@mail.example")));
        Assert.Contains("New homes: 3, likely doubles: 3, in error: 0.", page.Text);
        Assert.Equal(["Row 3", "Row 4", "Row 5"], page.Page.QuerySelectorAll("#doubles h3").Select(head => head.TextContent));
        Assert.Equal(["Row 2 · same phone or e-mail", "Row 2 · same phone or e-mail", "Row 2 · same area, as many beds, a similar name"],
            page.Page.QuerySelectorAll("#doubles .cards > div:nth-child(2) > .quiet").Select(why => why.TextContent.Trim()));
    }

    [Theory, Databases]
    public async Task A_home_that_is_here_is_shown_beside_the_row_and_takes_its_dates_and_beds_if_somebody_says_so(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open(beds: 3);
        var page = await (await network.Add(Roles.Coordinator)).Browser.Look(Table(Row("Коваль Ганна", "hanna@mail.example", town: "Kraków", to: "2026-12-31")));
        Assert.Contains("likely doubles: 1,", page.Text);
        Assert.Contains("same area, as many beds, a similar name", page.Text);
        var (before, letters) = ((await network.Rows<Accommodation>("SELECT * FROM accommodations"))[0], (await network.Letters()).Count);
        await page.Submit(new { row_2 = $"Same:{home}" }, action: $"/imports/{page.Import()}/choices");
        await page.Confirm();
        var after = (await network.Rows<Accommodation>("SELECT * FROM accommodations")).Single();
        Assert.Equal((new DateOnly(2026, 6, 10), new DateOnly(2026, 12, 31), AccommodationState.Open, before.ConfirmedAt), (after.AvailableFrom, after.AvailableTo, after.State, after.ConfirmedAt));
        Assert.Equal(new DateOnly(2026, 12, 31), network.Free.All.Single().AvailableTo);
        Assert.Equal(letters, (await network.Letters()).Count);
        Assert.Equal(host.Id, after.Host);
    }

    [Theory, Databases]
    public async Task Nights_that_were_promised_are_not_taken_back_and_then_nothing_is_imported(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open(beds: 3);
        await network.Promise(await network.UnitOf(home), host.Id, network.Today.AddDays(5), network.Today.AddDays(40));
        var letters = (await network.Letters()).Count;
        var page = await (await network.Add(Roles.Coordinator)).Browser.Look(Table(Row("Ганна Коваль", "hanna@mail.example", town: "Kraków", to: "2026-06-20"), Row("Jan Lis", "jan@mail.example")));
        await page.Submit(new { row_2 = $"Same:{home}" }, action: $"/imports/{page.Import()}/choices");
        await page.Confirm();
        Assert.Contains("Row 2 cannot be taken over", page.Faults["doubles"]);
        Assert.Equal((1, letters), (await network.Homes(), (await network.Letters()).Count));
        await page.Submit(new { row_2 = "Skip" }, action: $"/imports/{page.Import()}/choices");
        await page.Confirm();
        Assert.Equal(2, await network.Homes());
    }

    [Theory, Databases]
    public async Task Another_home_of_a_known_host_is_theirs_and_nobody_is_added(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var anna = await network.Known("Anna Nowak", "anna@mail.example", "600 100 200");
        var page = await (await network.Add(Roles.Coordinator)).Browser.Look(Table(Row("A. Nowak", "anna@mail.example", "+48 600 100 200")));
        Assert.Contains("likely doubles: 1,", page.Text);
        await page.Submit(new { row_2 = "New" }, action: $"/imports/{page.Import()}/choices");
        await page.Confirm();
        var home = (await network.Rows<Accommodation>("SELECT * FROM accommodations")).Single();
        Assert.Equal((anna, AccommodationState.Draft), (home.Host, home.State));
        Assert.Single(await network.Rows<Guid>("SELECT account FROM hosts"));
    }

    [Theory, Databases]
    public async Task A_barred_host_does_not_come_in_again_by_a_file(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var barred = await network.Known("Anna Nowak", "anna@mail.example", "+48600100200");
        await network.Write(write => write.Execute("UPDATE hosts SET vetting = 'Barred' WHERE account = @barred", new { barred }));
        var page = await (await network.Add(Roles.Coordinator)).Browser.Look(Table(Row("Ola Lis", "ola@mail.example", "600 100 200")));
        Assert.Contains("New homes: 0, likely doubles: 0, in error: 1.", page.Text);
    }

    [Theory, Databases]
    public async Task Only_a_home_that_the_row_is_like_can_be_changed(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (_, home) = await network.Open(beds: 3);
        var page = await (await network.Add(Roles.Coordinator)).Browser.Look(Table(Row("Anna Nowak", "anna@mail.example"), Row("Nowak Anna", "other@mail.example")));
        await page.Submit(new { row_3 = $"Same:{home}" }, action: $"/imports/{page.Import()}/choices");
        Assert.Contains("Not decided yet: 1", page.Text);
    }

    [Theory, Databases]
    public async Task What_is_shown_of_homes_is_counted_as_elsewhere(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        await network.Open(beds: 3);
        var coordinator = await network.Add(Roles.Coordinator);
        await coordinator.Browser.Look(Table(Row("Ганна Коваль", "hanna@mail.example", town: "Kraków")));
        Assert.Equal(1, await network.Database.Read(c => c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM home_reads WHERE account = @Id", new { coordinator.Id })));
    }
}
