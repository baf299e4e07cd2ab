using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>A household says, with one tap, that it needs a next home or has one; its stay goes on as it is.</summary>
public sealed class SeekNextHome(Journal journal, Stays stays)
{
    /// <summary>From so many days before the end it is asked.</summary>
    public const int AskedBefore = 60;

    /// <summary>What the address of the button says; null when it says something else.</summary>
    public static NextHome? Read(string word) => word switch { "next" => NextHome.Wanted, "have" => NextHome.Found, _ => null };

    public async Task Say(Act act, Guid id, NextHome said)
    {
        var stay = await stays.Find(act.By, id) ?? throw Refusal.Absent;
        await journal.Write(act, async write =>
        {
            await StayEnds.Say(write, stay.Id, said);
            write.Note("stays", said is NextHome.Wanted ? "next home wanted" : "next home found", stay.Id, stay.Organisation);
            var isAgreed = await Stays.Only(write, stay.Household, StayState.Confirmed) is not null;
            await Households.SeekNext(write, stay.Household, said is NextHome.Wanted && !isAgreed ? From(stay, write) : null);
        });
    }

    // A stay that should be over already: from today.
    private static DateOnly From(Stay stay, Write write) => DateOnly.FromDateTime(write.Now.UtcDateTime) is var today && today > stay.ToNight ? today : stay.ToNight;
}
