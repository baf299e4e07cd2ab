using System.Collections.Immutable;
using System.Text.Json;
using Prytulak.Foundation;

namespace Prytulak.Reception;

/// <summary>The index of the reception points that two people stand for; which of them everybody sees hangs on the moment.</summary>
public sealed class KnownReception(ReceptionPoints points, TimeProvider clock) : Foundation.Index
{
    private volatile ImmutableDictionary<Guid, ReceptionPoint> all = ImmutableDictionary<Guid, ReceptionPoint>.Empty;
    private volatile OpenReception open = OpenReception.None;

    public override string Follows => "reception_points";

    public ReceptionPoint? Find(Guid id) => all.GetValueOrDefault(id);

    /// <summary>What everybody sees now.</summary>
    public OpenReception Open
    {
        get
        {
            var (held, known, now) = (all, open, clock.GetUtcNow());
            return known.IsOf(held, now) ? known : open = OpenReception.Of(held, now);
        }
    }

    public override async Task Fill() => all = (await points.Known()).ToImmutableDictionary(point => point.Id);

    public override async Task Reread(IReadOnlyCollection<Guid> subjects)
    {
        var fresh = await points.Known(subjects);
        all = all.RemoveRange(subjects).SetItems(fresh.Select(point => KeyValuePair.Create(point.Id, point)));
    }

    public override async Task<IReadOnlyList<string>> Differences()
    {
        var (held, true_) = (all, (await points.Known()).ToDictionary(point => point.Id));
        return
        [
            .. held.Keys.Where(id => !true_.ContainsKey(id)).Select(id => $"reception point {id} is in the index and not in the tables"),
            .. true_.Keys.Where(id => !held.ContainsKey(id)).Select(id => $"reception point {id} is in the tables and not in the index"),
            .. held.Values.Where(point => true_.TryGetValue(point.Id, out var row) && Line(point) != Line(row)).Select(point => $"reception point {point.Id} differs"),
        ];
    }

    private static string Line(ReceptionPoint point) => JsonSerializer.Serialize(point);
}
