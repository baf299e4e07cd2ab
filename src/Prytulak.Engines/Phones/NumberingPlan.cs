namespace Prytulak.Engines.Phones;

/// <summary>How the numbers of one country are dialled: a line of the table, and the formats below it.</summary>
internal sealed class NumberingPlan(string[] cells, NumberingPlan? main)
{
    /// <summary>Stands for the country of plans that have none (UN M49: the world).</summary>
    public const string BeyondCountries = "001";

    private readonly DigitPattern? exitCode = DigitPattern.Of(cells[2]);
    private readonly DigitPattern? trunkPrefix = DigitPattern.Of(cells[3]);
    private readonly string transform = cells[4];
    private readonly DigitPattern? leadingDigits = DigitPattern.Of(cells[5]);
    private readonly DigitPattern wellFormed = new(cells[6]);
    private readonly DigitPattern inUse = new(cells[7]);
    private readonly List<NumberFormat> formats = [];

    public string Country { get; } = cells[0];

    public string CallingCode { get; } = cells[1];

    public bool HasTrunkPrefix => trunkPrefix is not null;

    public void Add(NumberFormat format) => formats.Add(format);

    /// <summary>Whether a number of a calling code that several countries share is this country's.</summary>
    public bool Claims(string national) => leadingDigits?.Begins(national) ?? IsInUse(national);

    public bool IsWellFormed(string national) => wellFormed.IsAllOf(national);

    public bool IsInUse(string national) => IsWellFormed(national) && inUse.IsAllOf(national);

    /// <summary>What follows the digits that lead out of this country; null if the number does not begin with them. No country code begins with 0.</summary>
    public string? AfterExitCode(string digits)
    {
        var length = exitCode?.LengthAtStart(digits) ?? 0;
        return length > 0 && length < digits.Length && digits[length] != '0' ? digits[length..] : null;
    }

    /// <summary>The number without the digits dialled before it inside the country only, unless they are the number's own.</summary>
    public string WithoutTrunkPrefix(string digits)
    {
        var stripped = trunkPrefix?.WithoutStart(digits, transform) ?? digits;
        return IsWellFormed(digits) && !IsWellFormed(stripped) ? digits : stripped;
    }

    /// <summary>The digits in the groups that people here are used to; as they are if no format fits.</summary>
    public string Grouped(string national) =>
        formats is [] && main is not null ? main.Grouped(national)
        : formats.FirstOrDefault(format => format.Fits(national))?.Apply(national) ?? national;
}

/// <summary>One way of grouping the digits of a number, for the numbers that it fits.</summary>
internal sealed class NumberFormat(string number, string leadingDigits, string groups)
{
    private readonly DigitPattern number = new(number);
    private readonly DigitPattern? leadingDigits = DigitPattern.Of(leadingDigits);

    public bool Fits(string national) => (leadingDigits?.Begins(national) ?? true) && number.IsAllOf(national);

    public string Apply(string national) => number.WithoutStart(national, groups);
}
