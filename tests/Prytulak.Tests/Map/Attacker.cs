using System.Globalization;
using System.Text.Json;
using Prytulak.Engines.Geo;

namespace Prytulak.Tests.Map;

/// <summary>What a feature tells: where it lies, and how many homes it stands for.</summary>
public sealed record Told(string Id, GeoBox Box, int Least, int Most)
{
    public Position Middle => new((Box.South + Box.North) / 2, (Box.West + Box.East) / 2);
}

/// <summary>Two who look for homes together: they ask in turn, and put together what they are told.</summary>
public sealed class Attacker(string items, params HttpClient[] accounts)
{
    public string Items => items;

    public int Asked { get; private set; }

    /// <summary>What comes of a query; null when it is refused.</summary>
    public async Task<List<Told>?> Ask(FormattableString query)
    {
        var client = accounts[Asked++ % accounts.Length];
        using var answer = await client.GetAsync($"{items}?{query.ToString(CultureInfo.InvariantCulture)}");
        if (!answer.IsSuccessStatusCode) return null;
        using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
        return [.. json.RootElement.GetProperty("features").EnumerateArray().Select(Read)];
    }

    public async Task<byte[]> Bytes(string path)
    {
        Asked++;
        using var answer = await accounts[0].GetAsync(path);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync() : [];
    }

    /// <summary>How many homes an answer tells of in all: at least, and at most.</summary>
    public static (long Least, long Most) Count(List<Told>? told) => told is null ? (0, long.MaxValue) : (told.Sum(one => (long)one.Least), told is [] ? 4 : told.Sum(one => (long)one.Most));

    private static Told Read(JsonElement feature)
    {
        var corners = Corners(feature.GetProperty("geometry")).ToArray();
        var (least, most) = Band(feature.GetProperty("properties").GetProperty("count").GetString()!);
        return new(feature.GetProperty("id").GetString()!, new(corners.Min(c => c.North), corners.Min(c => c.East), corners.Max(c => c.North), corners.Max(c => c.East)), least, most);
    }

    private static IEnumerable<(double East, double North)> Corners(JsonElement geometry) => geometry.GetProperty("type").GetString() == "Point"
        ? [At(geometry.GetProperty("coordinates"))]
        : geometry.GetProperty("coordinates")[0].EnumerateArray().Select(At);

    private static (double, double) At(JsonElement pair) => (pair[0].GetDouble(), pair[1].GetDouble());

    // "5–9", "10+", or a plain number.
    private static (int, int) Band(string count) => count switch
    {
        [.. var least, '+'] => (int.Parse(least, CultureInfo.InvariantCulture), int.MaxValue),
        _ when count.Split('–') is [var least, var most] => (int.Parse(least, CultureInfo.InvariantCulture), int.Parse(most, CultureInfo.InvariantCulture)),
        _ => (int.Parse(count, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture)),
    };
}
