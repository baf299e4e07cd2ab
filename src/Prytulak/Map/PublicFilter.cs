using System.Globalization;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Map;

/// <summary>
/// What strangers may ask of homes. It can only be narrowed, never turned round: with a question and its opposite, what is
/// hidden in one answer would show in the other.
/// </summary>
public sealed record PublicFilter
{
    public const string NoSmoking = "no_smoking";
    public const int MostBeds = 8;

    /// <summary>What can be asked for by yes, in the order in which it is shown.</summary>
    public static readonly string[] Flags = [UnitTags.Pets, UnitTags.StepFree, UnitTags.WomenOnly, NoSmoking, UnitTags.FreeOfCharge];

    public int Beds { get; private init; } = 1;

    /// <summary>Those of <see cref="Flags"/> that are asked for.</summary>
    public IReadOnlyList<string> Asked { get; private init; } = [];
    public string? Language { get; private init; }
    public DateOnly? From { get; private init; }
    public DateOnly? To { get; private init; }

    /// <summary>The same, and this flag too.</summary>
    public PublicFilter With(string flag) => this with { Asked = [.. Flags.Where(known => known == flag || Asked.Contains(known))] };

    public bool IsEmpty => Query == "";

    /// <summary>As it stands in an address, always the same for the same; empty when nothing is asked.</summary>
    public string Query => string.Join('&', ((string?[])
    [
        Beds > 1 ? "beds=" + Beds.ToString(CultureInfo.InvariantCulture) : null,
        .. Asked.Select(flag => flag + "=true"),
        Language is null ? null : "speaks=" + Language,
        From is { } from ? "from=" + from.ToString("O", CultureInfo.InvariantCulture) : null,
        To is { } to ? "to=" + to.ToString("O", CultureInfo.InvariantCulture) : null,
    ]).OfType<string>());

    /// <summary>The same question as the search of homes for staff reads it.</summary>
    public string AtTheDesk => Query.Replace(NoSmoking + "=true", UnitTags.Smoking + "=no", StringComparison.Ordinal).Replace("=true", "=yes", StringComparison.Ordinal);

    /// <summary>Reads the fields that are its own; whoever has other fields names them. What cannot be is refused with the name of the field.</summary>
    public static PublicFilter Read(IQueryCollection query, params ReadOnlySpan<string> others)
    {
        query.Only([.. Flags, "beds", "speaks", "from", "to", .. others]);
        var (from, to) = query.Days();
        return new()
        {
            Beds = query.Number("beds", 1, MostBeds, 1), Asked = [.. Flags.Where(flag => IsAsked(query, flag))], Language = query.Language("speaks"),
            From = from ?? to?.AddDays(-1), To = to ?? from?.AddDays(1),
        };
    }

    private static bool IsAsked(IQueryCollection query, string flag) => query[flag].ToString() is "false" or "no" or "0"
        ? throw new Refusal(Why.Bad, "map.only_yes", null, flag)
        : query.Choice(flag, "true", "on", "yes", "1") is not null;
}
