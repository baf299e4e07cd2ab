using System.Text.RegularExpressions;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Housing;

/// <summary>What people do with homes, as they do it: through pages.</summary>
internal static partial class HousingStory
{
    public static object Offer(this HousingNetwork network, string place = "Kraków", int days = 90) => new
    {
        kind = "Flat", place, address = "вул. Садова 7, кв. 12", cost = "free", residents = "Mixed", languages = (string[])["uk", "pl"], near = (string[])["school"],
        from = network.Today, to = network.Today.AddDays(days), description = "Ліфт, третій поверх",
    };

    /// <summary>Offers a home with one room, as a draft.</summary>
    public static async Task<Guid> Draft(this HousingNetwork network, Person host, int beds = 3, int days = 90)
    {
        await (await host.Browser.Open("/homes/new")).Submit(network.Offer(days: days));
        var id = Guid.Parse(Home().Match(host.Browser.Path).Groups[1].Value);
        await host.Browser.Submit(new { beds, cots = 1, pets = true });
        Assert.Equal($"/homes/{id}", host.Browser.Path);
        return id;
    }

    /// <summary>Offers a home and sends it to the vetters.</summary>
    public static async Task<Guid> Send(this HousingNetwork network, Person host, int beds = 3, int days = 90)
    {
        var id = await network.Draft(host, beds, days);
        await (await host.Browser.Follow($"/homes/{id}/send")).Submit(new { about = "Двоє дорослих", no_return = true });
        Assert.Equal($"/homes/{id}", host.Browser.Path);
        return id;
    }

    /// <summary>A host vetted by two, with an open home.</summary>
    public static async Task<(Person Host, Guid Home)> Open(this HousingNetwork network, int beds = 3, int days = 90)
    {
        var host = await network.Add(Roles.Host);
        var home = await network.Send(host, beds, days);
        foreach (var vetter in (Person[])[await network.Add(Roles.Vetter), await network.Add(Roles.Vetter)]) await vetter.SayYes(host.Id);
        Assert.Equal(AccommodationState.Open, await network.StateOf(home));
        return (host, home);
    }

    public static async Task<Visitor> SayYes(this Person vetter, Guid host) => await (await vetter.Browser.Open($"/vetting/{host}")).Submit(Yes);

    public static object Yes => new { checks = (string[])["identity", "home", "alarm", "lock", "references"], evidence = "Був удома, бачив паспорт", verdict = "Yes" };

    public static object No => new { evidence = "Просить грошей", verdict = "No" };

    public static Task<AccommodationState> StateOf(this HousingNetwork network, Guid home) => network.Database.Read(async c =>
        Enum.Parse<AccommodationState>((await c.ExecuteScalarAsync<string>("SELECT state FROM accommodations WHERE id = @home", new { home }))!));

    public static async Task<Host> HostOf(this HousingNetwork network, Guid id) => (await network.Net.Get<Hosts>().Find(Viewer.System, id))!;

    public static async Task<Unit> UnitOf(this HousingNetwork network, Guid home) => (await network.Net.Get<Units>().Of(home))[0];

    /// <summary>A household of so many adults is promised the unit for these nights.</summary>
    public static Task Promise(this HousingNetwork network, Unit unit, Guid host, DateOnly from, DateOnly to, int people = 2) => network.Write(async write =>
    {
        var (household, stay) = (Guid.NewGuid(), Guid.NewGuid());
        await write.Execute("""
            INSERT INTO households (id, reference, organisation, state, adults, people, language, created_at, changed_at)
            VALUES (@household, @reference, @Organisation, 'Waiting', @people, @people, 'uk', @Now, @Now)
            """, new { household, reference = household.ToString("N")[..8], network.Organisation, people, write.Now });
        await write.Execute("""
            INSERT INTO stays (id, household, people, adults, infants, unit, accommodation, host, organisation, state, from_night, to_night, proposed_by, created_at, changed_at)
            VALUES (@stay, @household, @people, @people, 0, @Id, @Accommodation, @host, @Organisation, 'Confirmed', @from, @to, @host, @Now, @Now)
            """, new { stay, household, people, unit.Id, unit.Accommodation, host, network.Organisation, from, to, write.Now });
        for (var night = from.DayNumber; night < to.DayNumber; night++)
            await write.Execute("INSERT INTO nights (unit, night, stay, people, infants, beds, cots) VALUES (@Id, @night, @stay, @people, 0, @Beds, @Cots)",
                new { unit.Id, night, stay, people, unit.Beds, unit.Cots });
        await Accommodations.Touched(write, unit.Accommodation);
    });

    /// <summary>Every night of the unit is given back.</summary>
    public static Task GiveBack(this HousingNetwork network, Unit unit) => network.Write(async write =>
    {
        await write.Execute("DELETE FROM nights WHERE unit = @Id", new { unit.Id });
        await Accommodations.Touched(write, unit.Accommodation);
    });

    [GeneratedRegex("^/homes/([0-9a-f-]{36})/units/new")]
    private static partial Regex Home();
}
