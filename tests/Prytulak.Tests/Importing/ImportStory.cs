using System.Text;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.Housing;

namespace Prytulak.Tests.Importing;

/// <summary>What a coordinator does with a file of offers.</summary>
internal static class ImportStory
{
    public const string Heads = "Name;E-mail;Phone;Town;Address;Kind;Beds;From;To;Languages;Cost";

    public static string Row(string name, string email, string phone = "", string town = "Lublin", string beds = "3", string to = "2027-05-31", string from = "2026-06-10") =>
        $"{name};{email};{phone};{town};ul. Długa 5;flat;{beds};{from};{to};uk, pl;free";

    public static string Table(params string[] rows) => string.Join("\r\n", rows.Prepend(Heads));

    public static Task<Visitor> Upload(this Visitor visitor, string table) => visitor.Upload(Encoding.UTF8.GetBytes(table));

    public static async Task<Visitor> Upload(this Visitor visitor, byte[] file)
    {
        await visitor.Open("/imports");
        var form = visitor.FormOf("/imports");
        var parts = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "offers.csv" } };
        foreach (var name in (string[])["__RequestVerificationToken", "key"]) parts.Add(new StringContent(form.QuerySelector($"[name={name}]")!.GetAttribute("value")!), name);
        return await visitor.Send(new(HttpMethod.Post, "/imports") { Content = parts });
    }

    /// <summary>Uploads a file whose columns are as suggested; the page of the fates is open then.</summary>
    public static async Task<Visitor> Look(this Visitor visitor, string table)
    {
        await visitor.Upload(table);
        return visitor.Path.EndsWith("/columns", StringComparison.Ordinal) ? await visitor.Submit() : visitor;
    }

    /// <summary>The upload whose page is open.</summary>
    public static Guid Import(this Visitor visitor) => Guid.Parse(visitor.Path.Split('/', '?')[2]);

    /// <summary>Sends the form that imports, not the one of choices whose address begins like it.</summary>
    public static Task<Visitor> Confirm(this Visitor visitor)
    {
        var action = $"/imports/{visitor.Import()}";
        var form = visitor.Page.QuerySelectorAll("main form").Single(form => form.GetAttribute("action") == action);
        var fields = form.QuerySelectorAll("input").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        return visitor.Send(new(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) });
    }

    /// <summary>A host who signed up here with a telephone.</summary>
    public static async Task<Guid> Known(this HousingNetwork network, string name, string email, string? phone = null, Guid? organisation = null)
    {
        var id = Guid.NewGuid();
        await network.Write(async write =>
        {
            await network.Net.Get<AccountChanges>().Add(write, new() { Id = id, Roles = Roles.Host, Organisation = organisation ?? network.Organisation, Name = name, Email = email, Phone = phone, Language = "en" });
            await Hosts.Add(write, id, organisation ?? network.Organisation);
        });
        return id;
    }

    public static Task<IReadOnlyList<T>> Rows<T>(this HousingNetwork network, string sql) => network.Database.Read(async c => (IReadOnlyList<T>)[.. await c.QueryAsync<T>(sql)]);

    public static async Task<int> Homes(this HousingNetwork network) => (await network.Rows<Guid>("SELECT id FROM accommodations")).Count;

    public static async Task<IReadOnlyList<OutgoingLetter>> Letters(this HousingNetwork network) => [.. await network.Net.Get<Outbox>().Newest(100)];
}
