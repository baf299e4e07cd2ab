using System.Net;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>A household and those that it wishes to live near, of whom it is told their number and nothing else.</summary>
/// <param name="Since">The day on which the last of them came.</param>
/// <param name="Code">Its own code, while it is good.</param>
public sealed record NearbyAnswer(string Home, bool IsOwn, int Others, DateOnly? Since, string? Code, DateTimeOffset? CodeUntil)
{
    public bool IsFull => Others + 1 == Groups.Most;

    internal static object SinceWhen(GroupMember member) => new { member.Others, Since = Day(member), member.CodeUntil };

    internal static DateOnly? Day(GroupMember member) => member.Others > 0 ? DateOnly.FromDateTime(member.AgreedAt.UtcDateTime) : null;
}

/// <summary>
/// Two or three households agree to live near each other: one makes a code and tells it to the other by itself, the other types
/// it on its own page. The same at the desk, for a household that cannot. GET and POST /my/nearby.
/// </summary>
public sealed class LiveNearby(Households households, Groups groups, GroupCodes codes, GroupWrites writes, Journal journal, TimeProvider clock)
{
    // Their own: whoever guesses codes must not keep others from coming back by their words.
    private readonly WrongTries wrong = new(clock);

    public async Task<IResult> Show(Visit visit, Door door)
    {
        var household = await Open(visit, door);
        var member = await groups.Find(household.Id) ?? new();
        var until = member.CodeUntil > clock.GetUtcNow() ? member.CodeUntil : null;
        return visit.Page<LiveNearbyPage, NearbyAnswer>(new(door.Home, door.IsOwn, member.Others, NearbyAnswer.Day(member), until is { } good ? codes.Of(household.Id, good) : null, until));
    }

    public async Task<IResult> MakeCode(Visit visit, Door door)
    {
        var (household, form) = (await Open(visit, door), await visit.ReadForm());
        await journal.Write(visit.Act(door.Purpose), write => form.Raw("do") is "take_back" ? GroupWrites.TakeBack(write, household.Id) : writes.MakeCode(write, household.Id));
        return visit.GoTo(door.Home + "/nearby");
    }

    public async Task<IResult> Agree(Visit visit, Door door)
    {
        var (household, form, source) = (await Open(visit, door), await visit.ReadForm(), visit.Http.Connection.RemoteIpAddress ?? IPAddress.None);
        wrong.Check(source);
        if (form.Text("code", 40, required: true) is not { } typed || !form.IsGood) return await Show(visit, door);
        try
        {
            await journal.Write(visit.Act(door.Purpose), write => writes.Agree(write, household.Id, typed));
        }
        catch (Refusal refusal) when (refusal.Field is { } field)
        {
            wrong.Count(source);
            form.Fault(field, refusal.Text);
            return await Show(visit, door);
        }
        return visit.GoTo(door.Home + "/nearby");
    }

    public async Task<IResult> Leave(Visit visit, Door door)
    {
        var household = await Open(visit, door);
        await visit.ReadForm();
        await journal.Write(visit.Act(door.Purpose), write => GroupWrites.Leave(write, household.Id));
        return visit.GoTo(door.Home + "/nearby");
    }

    private async Task<Household> Open(Visit visit, Door door) =>
        await door.Open(households, visit) is { MayAgreeWithOthers: true } household ? household : throw Refusal.Absent;
}
