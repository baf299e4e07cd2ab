using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>An organisation as far as the sharing out of cases goes.</summary>
public sealed class CaseLoad
{
    public Guid Id { get; init; }
    public string Countries { get; init; } = "";
    public string Languages { get; init; } = "";
    public long OpenCases { get; init; }

    public bool Houses(string? country) => country is not null && Words.Split(Countries).Contains(country);

    public bool Speaks(IEnumerable<string> languages) => Words.Split(Languages).Intersect(languages).Any();
}

/// <summary>
/// Decides whose case a household becomes: of an organisation that houses people where it would like to live, else where
/// it is, else anywhere; that speaks its language, if one does; and has the fewest open cases. Equals are told apart by id.
/// </summary>
public static class CaseAssignment
{
    public static Guid? Choose(IEnumerable<CaseLoad> organisations, string? wish, string? here, IReadOnlyCollection<string> languages) => organisations
        .OrderByDescending(organisation => organisation.Houses(wish))
        .ThenByDescending(organisation => organisation.Houses(here))
        .ThenByDescending(organisation => organisation.Speaks(languages))
        .ThenBy(organisation => organisation.OpenCases)
        .ThenBy(organisation => organisation.Id)
        .FirstOrDefault()?.Id;
}
