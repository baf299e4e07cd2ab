using System.Text.Json;
using Prytulak.Engines.Geo;

namespace Prytulak.Reception;

/// <summary>What people come to a reception point for first of all.</summary>
public enum ReceptionKind { Registration, FirstNights, Food, Medical, Information, WarmPlace }

/// <summary>How a reception point stands: it waits for a second person, or is open, closed for now, full, or gone.</summary>
public enum ReceptionState { Awaiting, Open, Closed, Full, Withdrawn }

/// <summary>What everybody is told of how a reception point stands.</summary>
public enum ReceptionStanding { Open, Closed, Full, Stale }

/// <summary>A public place where people who arrive are received. Nothing of it is about a person.</summary>
public sealed class ReceptionPoint
{
    /// <summary>For how long a confirmation is good.</summary>
    public static readonly TimeSpan Good = TimeSpan.FromDays(14);

    /// <summary>What one may find there; each word has its text ("reception.offer.showers").</summary>
    public static readonly IReadOnlyList<string> AllOffers = ["beds", "meals", "showers", "charging", "wifi", "children", "pets", "step_free", "clothes", "medicine", "interpreter", "legal", "transport"];

    public Guid Id { get; init; }
    public Guid Organisation { get; init; }
    public ReceptionState State { get; init; }
    public ReceptionKind Kind { get; init; }

    /// <summary>The language that hours and address are written in.</summary>
    public string Language { get; init; } = "";

    /// <summary>The name by language, as a JSON object; that in <see cref="Language"/> is always there.</summary>
    public string Names { get; init; } = "{}";
    public string Country { get; init; } = "";

    /// <summary>The town, by its number in the gazetteer.</summary>
    public int Place { get; init; }

    /// <summary>Millionths of a degree; null for the middle of the town.</summary>
    public int? LatitudeE6 { get; init; }
    public int? LongitudeE6 { get; init; }

    /// <summary>True for a place at risk, of which the region alone is told.</summary>
    public bool RegionOnly { get; init; }
    public string Address { get; init; } = "";
    public string Hours { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Languages { get; init; } = "";
    public string Offers { get; init; } = "";
    public DateOnly FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }

    /// <summary>Who wrote what stands there now; another must stand for it too.</summary>
    public Guid PutUpBy { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When its coordinators were told that it is hidden; it stays so until somebody confirms it.</summary>
    public DateTimeOffset? ToldAt { get; init; }
    public int Version { get; init; }

    public IReadOnlyDictionary<string, string> NamesByLanguage => field ??= JsonSerializer.Deserialize<Dictionary<string, string>>(Names)!;

    public Position? Exact => (LatitudeE6, LongitudeE6) is ({ } north, { } east) ? new(north / 1e6, east / 1e6) : null;

    public string Name(string language) => NamesByLanguage.GetValueOrDefault(language) ?? NamesByLanguage[Language];

    /// <summary>The language that <see cref="Name"/> is in.</summary>
    public string LanguageOfName(string language) => NamesByLanguage.ContainsKey(language) ? language : Language;

    /// <summary>When it is hidden unless somebody confirms it.</summary>
    public DateTimeOffset? GoodUntil => ConfirmedAt + Good;

    public bool IsStale(DateTimeOffset now) => ToldAt is not null || GoodUntil is not { } until || until <= now;

    /// <summary>What everybody is told at this moment; null where there is nothing to tell, as before its first day.</summary>
    public ReceptionStanding? Standing(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (today < FirstDay || today > LastDay) return null;
        return State switch
        {
            ReceptionState.Awaiting or ReceptionState.Withdrawn => null,
            _ when IsStale(now) => ReceptionStanding.Stale,
            ReceptionState.Closed => ReceptionStanding.Closed,
            ReceptionState.Full => ReceptionStanding.Full,
            _ => ReceptionStanding.Open,
        };
    }
}
