using System.Collections.Immutable;
using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>The households that have asked, in memory, by organisation. Drafts and erased ones are not in it.</summary>
public sealed class OpenPleas(Households households, Vault vault) : Foundation.Index
{
    private Snapshot now = Snapshot.Empty;

    public override string Follows => "households";

    /// <summary>The pleas of an organisation, in no order; linear in their number.</summary>
    public IReadOnlyList<Plea> Of(Guid organisation) => now.ByOrganisation.TryGetValue(organisation, out var pleas) ? [.. pleas.Values] : [];

    public Plea? Find(Guid id) => now.ById.GetValueOrDefault(id);

    /// <summary>All pleas of the network, for what is computed over all of it.</summary>
    public IEnumerable<Plea> All => now.ById.Values;

    public override async Task Fill()
    {
        var filled = Snapshot.Empty;
        foreach (var household in await households.Asked()) filled = filled.With(await Project(household));
        now = filled;
    }

    public override async Task Reread(IReadOnlyCollection<Guid> subjects)
    {
        var reread = now;
        foreach (var subject in subjects) reread = reread.Without(subject);
        foreach (var household in await households.Asked(subjects)) reread = reread.With(await Project(household));
        now = reread;
    }

    public override async Task<IReadOnlyList<string>> Differences()
    {
        var (held, different) = (now, new List<string>());
        var rows = (await households.Asked()).ToDictionary(row => row.Id);
        foreach (var row in rows.Values)
            if (held.ById.GetValueOrDefault(row.Id) is not { } plea || await Project(row) is { } read && !plea.IsAs(read)) different.Add($"plea {row.Id} differs");
        different.AddRange(held.ById.Keys.Where(id => !rows.ContainsKey(id)).Select(id => $"plea {id} is gone"));
        return different;
    }

    // A person whose key is gone has been erased, even if the row has not been wiped yet.
    private async Task<Plea?> Project(Household household) => await vault.OpenNeed(household.Needs, HouseholdFacts.Needs) is not { } needs ? null : new()
    {
        Id = household.Id, Reference = household.Reference, Organisation = household.Organisation, State = household.State,
        Needs = AsOfNow(needs, household), Language = household.Language, AskedAt = household.AskedAt ?? household.CreatedAt,
        Caseworker = household.Caseworker, Version = household.Version, NoBedSince = household.NoBedSince, NextFrom = household.NextFrom, Group = household.GroupId,
    };

    // What was wished for at first is over for those who seek again: they need a home from another day.
    private static Needs AsOfNow(Needs needs, Household household)
    {
        if ((household.NextFrom ?? (household.NoBedSince is { } since ? DateOnly.FromDateTime(since.UtcDateTime) : null)) is not { } from) return needs;
        (needs.From, needs.Until) = (from, needs.Until > from ? needs.Until : null);
        return needs;
    }

    /// <summary>An immutable state of the index; another one shares most of it.</summary>
    private sealed record Snapshot(ImmutableDictionary<Guid, Plea> ById, ImmutableDictionary<Guid, ImmutableDictionary<Guid, Plea>> ByOrganisation)
    {
        public static readonly Snapshot Empty = new(ImmutableDictionary<Guid, Plea>.Empty, ImmutableDictionary<Guid, ImmutableDictionary<Guid, Plea>>.Empty);

        public Snapshot With(Plea? plea) => plea switch
        {
            null => this,
            { Organisation: null } => this with { ById = ById.SetItem(plea.Id, plea) },
            { Organisation: { } organisation } => new(ById.SetItem(plea.Id, plea), ByOrganisation.SetItem(organisation, Pleas(organisation).SetItem(plea.Id, plea))),
        };

        public Snapshot Without(Guid id) => ById.GetValueOrDefault(id) switch
        {
            null => this,
            { Organisation: null } => this with { ById = ById.Remove(id) },
            { Organisation: { } organisation } => new(ById.Remove(id), ByOrganisation.SetItem(organisation, Pleas(organisation).Remove(id))),
        };

        private ImmutableDictionary<Guid, Plea> Pleas(Guid organisation) => ByOrganisation.GetValueOrDefault(organisation) ?? ImmutableDictionary<Guid, Plea>.Empty;
    }
}
