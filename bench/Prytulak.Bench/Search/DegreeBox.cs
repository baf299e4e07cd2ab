using Prytulak.Engines.Geo;

namespace Prytulak.Bench.Search;

/// <summary>The parallels and meridians that hold a circle, in degrees.</summary>
readonly record struct DegreeBox(double South, double West, double North, double East)
{
    public static DegreeBox Around(Question question)
    {
        var angle = question.Metres / Position.EarthRadius * 1.000001;
        var (up, aside) = (double.RadiansToDegrees(angle), double.RadiansToDegrees(Math.Asin(Math.Sin(angle) / Math.Cos(double.DegreesToRadians(question.Row.Lat)))));
        return new(question.Row.Lat - up, question.Row.Lon - aside, question.Row.Lat + up, question.Row.Lon + aside);
    }
}
