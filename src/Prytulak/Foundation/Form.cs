using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace Prytulak.Foundation;

/// <summary>
/// What somebody typed: read field by field, every fault noted beside its field in the reader's language, everything
/// typed kept to be shown again.
/// </summary>
public sealed class Form
{
    private readonly IReadOnlyDictionary<string, StringValues> values;
    private readonly Text text;

    private Form(IReadOnlyDictionary<string, StringValues> values, Text text, IFormFileCollection? files = null) =>
        (this.values, this.text, Files) = (values, text, files);

    /// <summary>Sentences by field.</summary>
    public Dictionary<string, string> Faults { get; } = [];

    public bool IsGood => Faults.Count == 0;

    public IFormFileCollection? Files { get; }

    public IEnumerable<KeyValuePair<string, StringValues>> Everything => values;

    /// <summary>The key that makes this command happen once.</summary>
    public Guid? Key { get; private init; }

    public static Form Empty(Text text) => Of(new Dictionary<string, StringValues>(), text);

    /// <summary>What came by another way than a request, as a row of a file.</summary>
    public static Form Of(IReadOnlyDictionary<string, StringValues> values, Text text) => new(values, text);

    public static async Task<Form> Read(HttpContext http, Text text)
    {
        if (!http.Request.HasFormContentType) return await ReadJson(http, text);
        var form = await ReadFields(http);
        var values = form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value);
        return new(values, text, form.Files) { Key = KeyFrom(values.GetValueOrDefault("key")) };
    }

    // Cut off in the middle, or in an encoding that nobody should use any more.
    private static async Task<IFormCollection> ReadFields(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync();
        }
        catch (Exception failure) when (failure is IOException and not BadHttpRequestException or NotSupportedException)
        {
            throw new Refusal(Why.Bad, "refusal.malformed");
        }
    }

    private static async Task<Form> ReadJson(HttpContext http, Text text)
    {
        var values = new Dictionary<string, StringValues>();
        if (http.Request.HasJsonContentType() && await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body) is { ValueKind: JsonValueKind.Object } body)
            foreach (var property in body.EnumerateObject()) values[property.Name] = Understood(property.Value);
        return new(values, text) { Key = KeyFrom(http.Request.Headers["Idempotency-Key"]) };
    }

    // Half a character, as "\ud83d" alone, is found only when the text is taken.
    private static StringValues Understood(JsonElement value)
    {
        try
        {
            return Values(value);
        }
        catch (InvalidOperationException failure)
        {
            throw new JsonException(null, failure);
        }
    }

    private static StringValues Values(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => new([.. value.EnumerateArray().Select(v => v.ToString())]),
        JsonValueKind.True => "on",
        JsonValueKind.False or JsonValueKind.Null => StringValues.Empty,
        _ => value.ToString(),
    };

    private static Guid? KeyFrom(StringValues key) => Guid.TryParse(key, out var id) ? id : null;

    /// <summary>What the field holds, as typed.</summary>
    public string Raw(string field) => values.TryGetValue(field, out var value) ? value.ToString() : "";

    public bool Has(string field) => values.ContainsKey(field);

    /// <summary>Trimmed text up to so many characters; null when empty.</summary>
    public string? Text(string field, int most, bool required = false)
    {
        var typed = Clean(Raw(field));
        if (typed.Length > most) Fault(field, "form.too_long", most);
        if (typed is "" && required) Fault(field, "form.required");
        return typed is "" ? null : typed;
    }

    /// <summary>A whole number between two bounds; null when empty or faulty.</summary>
    public int? Number(string field, int least, int most, bool required = false)
    {
        if (Text(field, 12, required) is not { } typed) return null;
        if (int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Fault(field, "form.number", least, most);
        return null;
    }

    /// <summary>A date as browsers send it (ISO 8601) or as people of this language type it.</summary>
    public DateOnly? Date(string field, bool required = false)
    {
        if (Text(field, 40, required) is not { } typed) return null;
        if (DateOnly.TryParseExact(typed, "O", out var date) || DateOnly.TryParse(typed, text.Culture, out date)) return date;
        Fault(field, "form.date");
        return null;
    }

    /// <summary>One of the allowed words; null when empty or faulty.</summary>
    public string? Choice(string field, IEnumerable<string> allowed, bool required = false)
    {
        if (Text(field, 100, required) is not { } typed) return null;
        if (allowed.Contains(typed)) return typed;
        Fault(field, "form.choice");
        return null;
    }

    /// <summary>A member of an enumeration by its name.</summary>
    public T? Choice<T>(string field, bool required = false) where T : struct, Enum =>
        Choice(field, Enum.GetNames<T>(), required) is { } name ? Enum.Parse<T>(name) : null;

    /// <summary>All the ticked words, of those allowed.</summary>
    public IReadOnlyList<string> Choices(string field, IEnumerable<string> allowed) =>
        values.TryGetValue(field, out var typed) ? [.. typed.OfType<string>().Where(allowed.Contains).Distinct()] : [];

    public bool Ticked(string field) => Raw(field) is "on" or "true" or "yes";

    /// <summary>The version of the row that the form was made from.</summary>
    public int Version => Number("version", 0, int.MaxValue) ?? 0;

    public void Fault(string field, string sentence, params object[] about) => Faults.TryAdd(field, text[sentence, about]);

    /// <summary>A keyed hash of everything typed: the same key with another body is another command.</summary>
    public byte[] Fingerprint(MasterKey master) => master.Mac("command", string.Join('\n', values
        .Where(v => v.Key != "key").OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}")));

    // Invisible characters come in with copied text and would make two equal answers differ.
    private static string Clean(string typed) =>
        new([.. typed.Normalize(NormalizationForm.FormC).Where(c => c is '\n' || !char.IsControl(c) && c is not ('\u200B' or '\u200E' or '\u200F' or '\uFEFF')).ToArray()
            .AsSpan().Trim()]);
}
