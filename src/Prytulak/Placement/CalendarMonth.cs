using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prytulak.Placement;

/// <summary>A month of a year, written "2026-06".</summary>
[JsonConverter(typeof(AsText))]
public readonly record struct CalendarMonth(DateOnly First)
{
    public DateOnly End => First.AddMonths(1);

    public CalendarMonth Before => new(First.AddMonths(-1));

    public static CalendarMonth Of(DateOnly day) => new(new(day.Year, day.Month, 1));

    /// <summary>Null for what is no month.</summary>
    public static CalendarMonth? Parse(string written) =>
        DateOnly.TryParseExact(written + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year is > 2000 and < 2200 ? new(first) : null;

    public string Say(CultureInfo culture) => First.ToString("MMMM yyyy", culture);

    public override string ToString() => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private sealed class AsText : JsonConverter<CalendarMonth>
    {
        public override CalendarMonth Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Parse(reader.GetString() ?? "") ?? throw new JsonException();

        public override void Write(Utf8JsonWriter writer, CalendarMonth value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
