using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Hands a household everything that is kept about it, and who has read what of it (T66), as one file.</summary>
public sealed class TakeMyData(Households households, CaseAnswers cases, Messages messages, Groups groups, JournalLines journal, IEnumerable<MyData> others, IOptions<JsonOptions> json)
{
    public async Task<IResult> Download(Visit visit, Door door)
    {
        var household = await door.Open(households, visit);
        var data = await Collect(visit.Act(door.Purpose), household);
        return TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(data, new JsonSerializerOptions(json.Value.SerializerOptions) { WriteIndented = true }), "application/json", "prytulak.json");
    }

    private async Task<Dictionary<string, object?>> Collect(Act act, Household household)
    {
        var data = new Dictionary<string, object?>
        {
            ["request"] = new { household.Reference, household.State, household.Adults, household.People, household.Language, household.AskedAt, household.CreatedAt, household.ChangedAt },
            ["organisation"] = await households.OrganisationOf(household),
            ["answers"] = await cases.Open(act, household),
            ["messages"] = await messages.Open(act, household.Id),
            ["nearby"] = await groups.Find(household.Id) is { } member ? NearbyAnswer.SinceWhen(member) : null,
        };
        foreach (var other in others)
        {
            var (name, theirs) = await other(act, household.Id);
            data[name] = theirs;
        }
        data["journal"] = (await journal.About(household.Id)).Select(line => new { line.At, Who = Who(line, household.Id), line.Purpose, What = line.Kind, line.About });
        return data;
    }

    private static string Who(JournalLine line, Guid household) =>
        line.Actor == household ? "you" : line.Actor == Guid.Empty ? line.Role.ToLower(CultureInfo.InvariantCulture) : $"{line.Role.ToLower(CultureInfo.InvariantCulture)} {line.Actor}";
}
