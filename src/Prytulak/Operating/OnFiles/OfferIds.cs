using System.Globalization;

namespace Prytulak.Operating.OnFiles;

/// <summary>The ids of a file in their order: as numbers when all of them are, otherwise as text. The search knows an offer by its place in that order.</summary>
internal sealed class OfferIds
{
    private readonly string[]? texts;
    private readonly long[]? numbers;

    /// <param name="order">For each place in the order, which of the ids given has it.</param>
    public OfferIds(IReadOnlyList<string> ids, out int[] order)
    {
        order = [.. Enumerable.Range(0, ids.Count)];
        var read = new long[ids.Count];
        if (Enumerable.Range(0, ids.Count).All(i => IsNumber(ids[i], out read[i]))) Array.Sort(numbers = read, order);
        else Array.Sort(texts = [.. ids], order, StringComparer.Ordinal);
    }

    /// <summary>The id as JSON.</summary>
    public void Write(System.Text.Json.Utf8JsonWriter json, int key)
    {
        if (numbers is not null) json.WriteNumberValue(numbers[key]);
        else json.WriteStringValue(texts![key]);
    }

    // "007" is not the number 7.
    private static bool IsNumber(string id, out long number) =>
        long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number.ToString(CultureInfo.InvariantCulture) == id;
}
