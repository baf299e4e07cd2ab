namespace Prytulak.Engines.Phones;

/// <summary>A telephone number with its country code, equal to another exactly if the same digits are dialled. Made by <see cref="PhoneNumbers"/>.</summary>
public sealed class PhoneNumber : IEquatable<PhoneNumber>
{
    private readonly NumberingPlan plan;
    private readonly string national;

    internal PhoneNumber(NumberingPlan plan, string national) => (this.plan, this.national) = (plan, national);

    /// <summary>The canonical form of ITU-T E.164: a plus and at most 15 digits, nothing between them.</summary>
    public string E164 => $"+{plan.CallingCode}{national}";

    /// <summary>ISO 3166 code of the country, such as UA; null for numbers beyond countries, such as satellite telephones.</summary>
    public string? Country => plan.Country == NumberingPlan.BeyondCountries ? null : plan.Country;

    /// <summary>The number grouped as its country is used to, with the country code: +380 50 123 4567.</summary>
    public string ToDisplay() => $"+{plan.CallingCode} {plan.Grouped(national)}";

    /// <summary>Dots: a number is personal, and does not get into a log by being printed.</summary>
    public override string ToString() => "•••";

    /// <inheritdoc/>
    public bool Equals(PhoneNumber? other) => other is not null && E164 == other.E164;

    /// <inheritdoc/>
    public override bool Equals(object? other) => Equals(other as PhoneNumber);

    /// <inheritdoc/>
    public override int GetHashCode() => E164.GetHashCode(StringComparison.Ordinal);
}
