using System.Net;
using System.Text;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Housing.Importing;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.Housing;
using Xunit;
using static Prytulak.Tests.Importing.ImportStory;

namespace Prytulak.Tests.Importing;

/// <summary>A coordinator brings offers in a file: read, looked through, and imported wholly or not at all.</summary>
public sealed class ImportTests
{
    private const string Ukrainian = """
        Мови;Прізвище та ім'я;Пошта;Телефон;Місто;Адреса;Тип житла;Кількість місць;Вільно з;Вільно до;З тваринами;Вартість;Хто там живе
        українська, польська;Ганна Коваль;hanna@mail.example;+48 600 100 200;Краків;вул. Садова 7;квартира;4 особи;відразу;31.05.2027;так;безкоштовно;самотній чоловік
        українською та російською;Олег Їжак;oleh@mail.example;;Люблін;вул. Довга 3;кімната;двоє;1 липня 2026;31.05.2027;ні;комунальні;
        """;

    private const string Polish = """
        Miejscowość,Ulica i numer,Imię i nazwisko,E-mail,Nr telefonu,Rodzaj,Ile osób,Wolne od,Wolne do,Języki,Zwierzęta,Opłaty,Kto tam mieszka
        Kraków,"Sadowa 7, m. 12",Łucja Żółć,lucja@mail.example,600100200,mieszkanie,4 osoby,od zaraz,31.05.2027,polski i ukraiński,tak,za darmo,sam mężczyzna
        Lublin,Długa 3,Jan Nowak,jan@mail.example,,pokój,dwie,1 lipca 2026,31.05.2027,polski,nie,opłaty,
        """;

    private const string German = """
        Name,Mailadresse,Handynummer,Ort,Straße und Hausnummer,Art der Unterkunft,Anzahl Betten,Frei ab,Frei bis,Sprachen,Haustiere,Kosten,Wer wohnt dort?
        Jörg Weiß,joerg@mail.example,0151 23456789,Berlin,Gartenstraße 7,Wohnung,4,sofort,31.05.2027,"Deutsch, Englisch",ja,kostenlos,nur Männer
        Erika Groß,erika@mail.example,,Lublin,Lange Straße 3,Zimmer,zwei,1. Juli 2026,31.05.2027,deutsch,nein,Nebenkosten,
        """;

    [Theory, Databases(Ukrainian, "windows-1251"), Databases(Ukrainian, "utf-8"), Databases(Polish, "windows-1250"), Databases(German, "windows-1252")]
    public async Task A_file_in_the_words_of_its_people_becomes_drafts_of_hosts_who_are_invited(On on, string table, string encoding)
    {
        await using var network = await HousingNetwork.Start(on);
        var coordinator = await network.Add(Roles.Coordinator);
        var page = await coordinator.Browser.Upload(Encoding.GetEncoding(encoding).GetBytes(table));
        Assert.EndsWith("/columns", page.Path);
        await page.Submit();
        Assert.Contains("Rows: 2. New homes: 2, likely doubles: 0, in error: 0.", page.Text);
        Assert.Equal(0, await network.Homes());
        await page.Confirm();
        Assert.Contains("New homes: 2.", page.Text);
        var homes = await network.Rows<Accommodation>("SELECT * FROM accommodations ORDER BY is_free DESC");
        Assert.Equal([(AccommodationKind.Flat, true), (AccommodationKind.Room, false)], homes.Select(home => (home.Kind, home.IsFree)));
        Assert.All(homes, home => Assert.Equal((AccommodationState.Draft, new DateOnly(2027, 5, 31)), (home.State, home.AvailableTo)));
        Assert.Equal([Residents.Men, Residents.Unsaid], homes.Select(home => home.Residents));
        Assert.Equal([network.Today, new DateOnly(2026, 7, 1)], homes.Select(home => home.AvailableFrom));
        Assert.Equal([(4, true), (2, false)], homes.Select(home => network.UnitOf(home.Id).Result).Select(unit => (unit.Beds, unit.Pets)));
        foreach (var home in homes) Assert.Equal((Vetting.None, coordinator.Id), ((await network.HostOf(home.Host)).Vetting, (await network.HostOf(home.Host)).IntroducedBy));
        Assert.Equal(homes.Select(home => home.Host).Order(), (await network.Letters()).Select(letter => letter.Subject).Order());
        Assert.Empty(network.Free.All);
    }

    [Theory, Databases]
    public async Task A_column_says_that_several_households_sleep_in_a_room(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var coordinator = await network.Add(Roles.Coordinator);
        var page = await coordinator.Browser.Look($"{Heads};Several households in one room\r\n{Row("Anna Nowak", "anna@mail.example", beds: "20")};yes\r\n{Row("Jan Lis", "jan@mail.example")};no");
        await page.Confirm();
        Assert.Contains("New homes: 2.", page.Text);
        Assert.Equal([(20, true), (3, false)], (await network.Rows<Unit>("SELECT * FROM units ORDER BY beds DESC")).Select(unit => (unit.Beds, unit.Shared)));
    }

    [Theory, Databases]
    public async Task An_invited_host_finds_the_home_and_sends_it_to_the_vetters(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var coordinator = await network.Add(Roles.Coordinator);
        await (await coordinator.Browser.Look(Table(Row("Anna Nowak", "anna@mail.example", "+48600100200")))).Confirm();
        var home = (await network.Rows<Accommodation>("SELECT * FROM accommodations"))[0];
        var anna = network.Be(home.Host, Roles.Host);
        await anna.Open($"/homes/{home.Id}");
        Assert.Contains("ul. Długa 5", anna.Text);
        await (await anna.Follow($"/homes/{home.Id}/send")).Submit(new { about = "Two of us", no_return = true });
        Assert.Equal(AccommodationState.AwaitingVetting, await network.StateOf(home.Id));
    }

    [Theory, Databases]
    public async Task Columns_are_asked_once_and_remembered_in_whatever_order_they_come(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var coordinator = await network.Add(Roles.Coordinator);
        const string First = "Wer;Mail;Ort;Straße;Schlafgelegenheiten\r\nAnna Nowak;anna@mail.example;Lublin;Długa 5;3", Second = "Schlafgelegenheiten;Ort;Straße;Mail;Wer\r\n2;Kraków;Długa 6;jan@mail.example;Jan Lis";
        var page = await coordinator.Browser.Upload(First);
        await page.Submit();
        Assert.Equal(["columns", "cost", "from", "kind", "languages", "to"], page.Faults.Keys.Order());
        await page.Submit(new { column_1 = "Name", column_5 = "Beds", kind = "Flat", cost = "free", languages = (string[])["pl"], from = network.Today, to = network.Today.AddDays(90) });
        Assert.Contains("New homes: 1,", page.Text);
        await page.Upload(Second);
        Assert.Equal($"/imports/{page.Import()}", page.Path);
        Assert.Contains("New homes: 1,", page.Text);
        await page.Confirm();
        Assert.Equal(2, (await network.UnitOf((await network.Rows<Guid>("SELECT id FROM accommodations"))[0])).Beds);
        var colleague = await network.Add(Roles.Coordinator, organisation: await network.AddOrganisation("Two"));
        Assert.EndsWith("/columns", (await colleague.Browser.Upload(Second)).Path);
    }

    [Theory, Databases]
    public async Task Whether_the_day_or_the_month_comes_first_is_asked_where_the_file_does_not_tell(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var page = await (await network.Add(Roles.Coordinator)).Browser.Upload(Table(Row("Anna Nowak", "anna@mail.example", from: "07/08/2026", to: "03/04/2027")));
        await page.Submit();
        Assert.Equal(["day_first"], page.Faults.Keys);
        await page.Submit(new { day_first = "month" });
        Assert.Contains("July 2026", page.Text);
        await page.Upload(Table(Row("Anna Nowak", "anna@mail.example", from: "07/08/2026", to: "31/12/2026")));
        Assert.Contains("7 August 2026", page.Text);
    }

    [Theory, Databases]
    public async Task Rows_in_error_come_back_with_the_reason_and_are_taken_when_they_are_mended(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var page = await (await network.Add(Roles.Coordinator)).Browser.Look(Table(Row("Anna Nowak", "anna@mail.example"), Row("Jan Lis", "", "+48600100201"), Row("Ewa Mak", "ewa@mail.example", beds: "3-4", to: "2026-05-01")));
        Assert.Contains("New homes: 1, likely doubles: 0, in error: 2.", page.Text);
        await page.Confirm();
        Assert.Equal(1, await network.Homes());
        var rejects = await page.Client.GetStringAsync($"/imports/{page.Import()}/rejects", TestContext.Current.CancellationToken);
        Assert.Contains("'+48600100201", rejects);
        Assert.Contains("E-mail address: Please fill this in.", rejects);
        Assert.Contains("Beds: “3-4” is not clear to us.; Free until: This date has passed. Please give one to come.", rejects);
        Assert.DoesNotContain("Anna", rejects);
        await page.Upload(rejects.Replace("Jan Lis,,", "Jan Lis,jan@mail.example,").Replace("3-4", "3").Replace("2026-05-01", "2027-05-01"));
        Assert.Contains("New homes: 2, likely doubles: 0, in error: 0.", page.Text);
    }

    [Theory, Databases]
    public async Task Nothing_is_half_imported_where_one_row_cannot_be(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var page = await (await network.Add(Roles.Coordinator)).Browser.Look(Table(Row("Anna Nowak", "anna@mail.example"), Row("Jan Lis", "jan@mail.example", town: "Kraków")));
        await network.Known("Jan Lis", "jan@mail.example");
        await page.Confirm();
        Assert.Contains("Something has changed meanwhile, and nothing was imported.", page.Text);
        Assert.Equal((0, 0), (await network.Homes(), (await network.Letters()).Count));
        Assert.Contains("New homes: 1, likely doubles: 1,", page.Text);
        await page.Submit(new { row_3 = "New" }, action: $"/imports/{page.Import()}/choices");
        await page.Confirm();
        Assert.Contains("New homes: 2.", page.Text);
    }

    [Theory, Databases]
    public async Task Two_confirmations_at_once_import_once(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var coordinator = await network.Add(Roles.Coordinator);
        var table = Table([.. Enumerable.Range(0, 12).Select(number => Row($"Host {(char)('A' + number)}{(char)('P' - number)}x{number}", $"host{number}@mail.example", beds: $"{1 + number}"))]);
        var page = await coordinator.Browser.Look(table);
        Visitor[] tabs = [network.Browser(coordinator.Id), network.Browser(coordinator.Id), network.Browser(coordinator.Id)];
        foreach (var tab in tabs) await tab.Open(page.Path);
        await Task.WhenAll(tabs.Select(tab => tab.Confirm()));
        Assert.All(tabs, tab => Assert.Contains("New homes: 12.", tab.Text));
        Assert.Equal((12, 12), (await network.Homes(), (await network.Letters()).Count));
    }

    [Theory, Databases]
    public async Task Two_coordinators_with_one_file_are_told_of_each_other(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var table = Table(Row("Anna Nowak", "anna@mail.example"), Row("Jan Lis", "jan@mail.example", town: "Kraków"));
        Visitor[] both = [(await network.Add(Roles.Coordinator)).Browser, (await network.Add(Roles.Coordinator)).Browser];
        foreach (var one in both) await one.Look(table);
        await both[0].Confirm();
        await both[1].Confirm();
        Assert.Contains("Something has changed meanwhile", both[1].Text);
        Assert.Contains("New homes: 0, likely doubles: 2,", both[1].Text);
        Assert.Equal(2, await network.Homes());
    }

    [Theory, Databases]
    public async Task Whoever_has_an_account_elsewhere_is_asked_by_letter_and_looks_like_anybody_else(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var elsewhere = await network.Known("Anna Nowak", "anna@mail.example", organisation: await network.AddOrganisation("Two"));
        var page = await (await network.Add(Roles.Coordinator)).Browser.Look(Table(Row("Anna Nowak", "anna@mail.example"), Row("Jan Lis", "jan@mail.example", town: "Kraków")));
        Assert.Contains("New homes: 2, likely doubles: 0,", page.Text);
        await page.Confirm();
        Assert.Contains("New homes: 2.", page.Text);
        Assert.Equal(1, await network.Homes());
        Assert.Contains(elsewhere, (await network.Letters()).Select(letter => letter.Subject));
        var again = await page.Look(Table(Row("Anna Nowak", "anna@mail.example"), Row("Jan Lis", "jan@mail.example", town: "Kraków")));
        var told = again.Page.QuerySelectorAll("#doubles .cards > div:nth-child(2)").Select(like => like.TextContent.Trim()).ToList();
        Assert.Equal(2, told.Count);
        Assert.Equal(told[0], told[1]);
    }

    [Theory, Databases]
    public async Task An_upload_is_its_uploaders_alone_sealed_and_erased_after_a_day(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var coordinator = await network.Add(Roles.Coordinator);
        var page = await coordinator.Browser.Look(Table(Row("Anna Nowak", "anna@mail.example")));
        var id = page.Import();
        foreach (var other in (Person[])[await network.Add(Roles.Coordinator), await network.Add(Roles.Coordinator, organisation: await network.AddOrganisation("Two")), await network.Add(Roles.Caseworker), await network.Add(Roles.Host)])
            foreach (var path in (string[])["", "/columns", "/rejects"])
                Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.Open($"/imports/{id}{path}")).Status);
        Assert.All(await network.Rows<byte[]>("SELECT content FROM imports UNION ALL SELECT plan FROM imports"), box => Assert.DoesNotContain("anna", Encoding.UTF8.GetString(box)));
        Assert.DoesNotContain("anna", string.Join(' ', await network.Rows<string>("SELECT mapping FROM import_columns")), StringComparison.OrdinalIgnoreCase);
        network.Net.Clock.Advance(Imports.Life - TimeSpan.FromMinutes(1));
        await network.Net.Get<ImportErasure>().Round();
        Assert.Equal(HttpStatusCode.OK, (await page.Open($"/imports/{id}")).Status);
        network.Net.Clock.Advance(TimeSpan.FromMinutes(1));
        await network.Net.Get<ImportErasure>().Round();
        Assert.Equal(HttpStatusCode.NotFound, (await page.Open($"/imports/{id}")).Status);
        Assert.Empty(await network.Rows<Guid>("SELECT id FROM imports"));
    }

    [Theory, Databases]
    public async Task What_is_imported_is_no_longer_kept_and_the_journal_tells_numbers_alone(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var page = await (await network.Add(Roles.Coordinator)).Browser.Look(Table(Row("Anna Nowak", "anna@mail.example")));
        await page.Confirm();
        Assert.Equal([null], await network.Rows<byte[]?>("SELECT content FROM imports"));
        Assert.Equal(["imported: 1 added, 0 changed, 0 skipped, 0 in error"], await network.Rows<string>("SELECT kind FROM journal WHERE about = 'imports' AND kind LIKE 'imported%'"));
    }

    [Theory, Databases]
    public async Task A_file_that_cannot_be_read_is_refused_in_a_sentence_and_leaves_nothing(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var page = await (await network.Add(Roles.Coordinator)).Browser.Upload("PK\x03\x04 sheet"u8.ToArray());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "import.is_workbook"), (page.Status, "import.is_workbook"));
        Assert.Contains("Save as", page.Faults["file"]);
        await page.Upload([]);
        Assert.Equal(["file"], page.Faults.Keys);
        Assert.Empty(await network.Rows<Guid>("SELECT id FROM imports"));
    }
}
