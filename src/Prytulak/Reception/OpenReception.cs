using System.Globalization;

namespace Prytulak.Reception;

/// <summary>The reception points that everybody sees, from one moment until the clock or a commit changes something of them.</summary>
public sealed class OpenReception
{
    public static readonly OpenReception None = new() { Points = [] };
    private static long made;

    private object? of;
    private DateTimeOffset from, until;

    public required IReadOnlyList<ReceptionPoint> Points { get; init; }

    /// <summary>Another one whenever anything may be other than before.</summary>
    public string Version { get; } = Interlocked.Increment(ref made).ToString(CultureInfo.InvariantCulture);

    public static OpenReception Of(IReadOnlyDictionary<Guid, ReceptionPoint> all, DateTimeOffset now) => new()
    {
        Points = [.. all.Values.Where(point => point.Standing(now) is ReceptionStanding.Open).OrderBy(point => point.Id)],
        of = all, from = now,
        until = all.Values.Select(point => point.GoodUntil).Where(ends => ends > now).Append(Tomorrow(now)).Min()!.Value,
    };

    public bool IsOf(object all, DateTimeOffset now) => ReferenceEquals(of, all) && now >= from && now < until;

    private static DateTimeOffset? Tomorrow(DateTimeOffset now) => new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1);
}
