namespace Prytulak.Operating.OnFiles;

/// <summary>The words by which the search knows what is true of an offer of a file.</summary>
internal static class OfferTags
{
    public static readonly string[] Flags = ["pets", "step_free", "women_only", "smoking"];

    public static string Language(string code) => "language:" + code.ToLowerInvariant();

    public static string Country(string code) => "country:" + code.ToUpperInvariant();
}
