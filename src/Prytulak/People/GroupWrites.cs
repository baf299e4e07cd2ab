using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>
/// How households come into a group and leave it. A line in the journal is about the one that acts or about the group, never
/// about another member: whoever takes their data along must not read there who else it is.
/// </summary>
public sealed class GroupWrites(GroupCodes codes)
{
    /// <summary>Makes room for one more, and a code for it; the one before it ends. Where the group is full nothing happens.</summary>
    public async Task MakeCode(Write write, Guid household)
    {
        var organisation = await Hold(write, household);
        var group = await GroupOf(write, household) ?? await Begin(write, household, organisation);
        await Hold(write, [group]);
        if ((await Members(write, group)).Count == Groups.Most) return;
        // As the column keeps it.
        var until = DateTimeOffset.FromUnixTimeMilliseconds((write.Now + GroupCodes.Life).ToUnixTimeMilliseconds());
        await write.Change("UPDATE group_members SET code = @code, code_until = @until WHERE household = @household", new { household, until, code = codes.Mac(codes.Of(household, until)) });
        write.Note("households", "made a code to live near another", household, organisation);
        write.Note("household_groups", "made room", group, organisation);
    }

    /// <summary>Agrees with whoever made the code. It does what it says or refuses, and one refusal is like the other: why is nobody's to learn.</summary>
    public async Task Agree(Write write, Guid household, string typed)
    {
        var (organisation, code) = (await Hold(write, household), codes.Mac(typed));
        var (own, group) = (await GroupOf(write, household), await GroupOf(write, code));
        await Hold(write, [own, group]);
        if (own is { } mine && (await Members(write, mine)).Count > 1) throw new Refusal(Why.Invalid, "nearby.already", "code");
        if (group is not { } theirs || !await HasRoom(write, theirs, household, organisation, code)) throw new Refusal(Why.Invalid, "nearby.no_code", "code");
        if (own is { } alone) await Leave(write, household, alone);
        await Join(write, household, organisation, theirs);
        await CloseCodes(write, theirs);
        write.Note("households", "agreed to live near others", household, organisation);
        write.Note("household_groups", "joined", theirs, organisation);
    }

    /// <summary>Makes its own code useless. Who has agreed with nobody yet is in no group after that.</summary>
    public static async Task TakeBack(Write write, Guid household)
    {
        var organisation = await Hold(write, household);
        if (await GroupOf(write, household) is not { } group) return;
        await Hold(write, [group]);
        await write.Execute("UPDATE group_members SET code = NULL, code_until = NULL WHERE household = @household", new { household });
        write.Note("households", "took a code back", household, organisation);
        if ((await Members(write, group)).Count == 1) await Leave(write, household, group);
    }

    /// <summary>Leaves the group, if it is in one; nobody is told. Also when the household is forgotten.</summary>
    public static async Task Leave(Write write, Guid household)
    {
        // Held first, so that it does not join at the same moment.
        await write.Execute("UPDATE households SET version = version WHERE id = @household", new { household });
        if (await GroupOf(write, household) is not { } group) return;
        await Hold(write, [group]);
        await Leave(write, household, group);
    }

    // Keeps the household as it is until the write ends; one that cannot be placed yet, or never here (T05), is in no group.
    private static async Task<Guid> Hold(Write write, Guid household) => await write.Find<Guid?>("""
        UPDATE households SET version = version
        WHERE id = @household AND state NOT IN ('Draft', 'Erased') AND adults > 0 AND organisation IS NOT NULL RETURNING organisation
        """, new { household }) ?? throw Refusal.Absent;

    // One after the other in one order, so that two who enter each other's codes do not wait for each other.
    private static async Task Hold(Write write, IEnumerable<Guid?> groups)
    {
        foreach (var group in groups.OfType<Guid>().Distinct().Order())
            await write.Execute("UPDATE household_groups SET changed_at = @Now WHERE id = @group", new { group, write.Now });
    }

    private static Task<Guid?> GroupOf(Write write, Guid household) => write.Find<Guid?>("SELECT group_id FROM group_members WHERE household = @household", new { household });

    private static Task<Guid?> GroupOf(Write write, byte[] code) => write.Find<Guid?>("SELECT group_id FROM group_members WHERE code = @code", new { code });

    private static async Task<IReadOnlyList<Row>> Members(Write write, Guid group) =>
        [.. await write.Query<Row>("SELECT household, organisation, place, code, code_until FROM group_members WHERE group_id = @group", new { group })];

    // A code alone is not enough: every member must have made room, or one could bring in somebody whom another fears.
    private static async Task<bool> HasRoom(Write write, Guid group, Guid household, Guid organisation, byte[] code)
    {
        var members = await Members(write, group);
        return members.Count < Groups.Most
            && members.Any(member => member.Household != household && member.Code is { } its && its.AsSpan().SequenceEqual(code))
            && members.All(member => member.Organisation == organisation && member.CodeUntil > write.Now);
    }

    private static async Task<Guid> Begin(Write write, Guid household, Guid organisation)
    {
        var group = Guid.CreateVersion7(write.Now);
        await write.Execute("INSERT INTO household_groups (id, organisation, changed_at) VALUES (@group, @organisation, @Now)", new { group, organisation, write.Now });
        await Join(write, household, organisation, group);
        return group;
    }

    // The table refuses a place that is taken, a fourth one, and a second group.
    private static async Task Join(Write write, Guid household, Guid organisation, Guid group)
    {
        var place = Enumerable.Range(1, Groups.Most).Except((await Members(write, group)).Select(member => member.Place)).First();
        await write.Execute("INSERT INTO group_members (household, organisation, group_id, place, joined_at) VALUES (@household, @organisation, @group, @place, @Now)",
            new { household, organisation, group, place, write.Now });
    }

    private static async Task Leave(Write write, Guid household, Guid group)
    {
        await write.Execute("DELETE FROM group_members WHERE household = @household", new { household });
        await CloseCodes(write, group);
        await write.Execute("DELETE FROM household_groups WHERE id = @group AND NOT EXISTS (SELECT 1 FROM group_members WHERE group_id = @group)", new { group });
        write.Note("households", "left its group", household);
        write.Note("household_groups", "left", group);
    }

    // Room was made for a group as it was: whoever is in it now decides anew.
    private static Task CloseCodes(Write write, Guid group) => write.Execute("UPDATE group_members SET code = NULL, code_until = NULL WHERE group_id = @group", new { group });

    /// <summary>A member as the table has it.</summary>
    private sealed class Row
    {
        public Guid Household { get; init; }
        public Guid Organisation { get; init; }
        public int Place { get; init; }
        public byte[]? Code { get; init; }
        public DateTimeOffset? CodeUntil { get; init; }
    }
}
