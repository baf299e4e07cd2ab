using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prytulak.Operating.OnFiles;

/// <summary>A query as a line of the file that the search reads.</summary>
internal sealed record QueryRow(int Id, double Lat, double Lon, int Km, int? MinBeds, bool? Pets, bool? StepFree, bool? WomenOnly, string? Language, DateOnly? From, DateOnly? To)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public const int Limit = 50;

    public override string ToString() => JsonSerializer.Serialize(new { Id, Near = (double[])[Lat, Lon], Km, MinBeds, Pets, StepFree, WomenOnly, Language, From, To, Limit }, Options);
}
