using Dapper;
using Prytulak.Foundation;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>A stay that ends soon, as the desk lists it.</summary>
public sealed class EndingStay
{
    public Guid Id { get; init; }
    public Guid Household { get; init; }
    public DateOnly ToNight { get; init; }
    public NextHome? NextHome { get; init; }

    /// <summary>When both had said yes.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }
}

/// <summary>All SQL of the ends of stays: who is to be reminded, and what was said of the next home.</summary>
public sealed class StayEnds(Database database)
{
    /// <summary>The stays whose last night is so many days away, or less, and of which nobody was reminded so near to it.</summary>
    public async Task<IReadOnlyList<EndingStay>> ToRemindOf(DateOnly today, int days) => [.. await database.Read(c => c.QueryAsync<EndingStay>("""
        SELECT id, household, to_night, next_home, released_at FROM stays WHERE state IN ('Confirmed', 'Arrived') AND to_night > @today AND to_night <= @until
            AND NOT EXISTS (SELECT 1 FROM stay_reminders r WHERE r.stay = stays.id AND r.days <= @days)
        ORDER BY to_night, id LIMIT 500
        """, new { today, until = today.AddDays(days + 1), days }))];

    /// <summary>Notes that this reminder has been given; false when another server was faster.</summary>
    public static async Task<bool> Reminded(Write write, Guid stay, int days) =>
        await write.Execute("INSERT INTO stay_reminders (stay, days, at) VALUES (@stay, @days, @Now) ON CONFLICT DO NOTHING", new { stay, days, write.Now }) == 1;

    /// <summary>Notes what a household says of the time after its stay; refuses when it does not live there.</summary>
    public static Task Say(Write write, Guid stay, NextHome said) =>
        write.Change("UPDATE stays SET next_home = @said WHERE id = @stay AND state = 'Arrived'", new { stay, said = said.ToString() });
}
