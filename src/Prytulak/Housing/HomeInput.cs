using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Housing;

/// <summary>What a host says of a home, and may change later.</summary>
public sealed class HomeInput
{
    private const int LongestYears = 3;

    public const string Free = "free", Costs = "costs";

    public AccommodationKind Kind { get; private init; }
    public bool IsFree { get; private init; }
    public string Languages { get; private init; } = "";
    public string Welcome { get; private init; } = "";
    public string Near { get; private init; } = "";
    public Residents Residents { get; private init; }
    public DateOnly From { get; private init; }
    public DateOnly To { get; private init; }
    public string? Description { get; private init; }

    /// <summary>Reads the form; where it is not good, the answer is not to be used.</summary>
    /// <param name="isHosts">False for a row of a file, which need not know who lives there: the host says it later.</param>
    public static HomeInput Read(Form form, DateOnly today, bool isHosts = true) => new()
    {
        Kind = form.Choice<AccommodationKind>("kind", required: true) ?? default,
        IsFree = form.Choice("cost", [Free, Costs], required: true) == Free,
        Languages = Words.Join(SomeLanguages(form)),
        Welcome = Words.Join(form.Choices("welcome", Words.Welcome)),
        Near = Words.Join(form.Choices("near", Words.Near)),
        Residents = form.Choice<Residents>("residents", required: isHosts) ?? default,
        From = form.Date("from", required: true) ?? default,
        To = Until(form, today),
        Description = form.Text("description", 2000),
    };

    private static IReadOnlyList<string> SomeLanguages(Form form)
    {
        var languages = form.Choices("languages", Words.Languages);
        if (languages is []) form.Fault("languages", "home.languages_missing");
        return languages;
    }

    private static DateOnly Until(Form form, DateOnly today)
    {
        if (form.Date("to", required: true) is not { } to) return default;
        if (to <= today) form.Fault("to", "home.to_is_past");
        else if (form.Date("from") is { } from && to <= from) form.Fault("to", "home.to_before_from");
        else if (to > today.AddYears(LongestYears)) form.Fault("to", "home.to_too_far", LongestYears);
        return to;
    }
}
