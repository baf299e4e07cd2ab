using System.Buffers.Binary;
using Microsoft.AspNetCore.WebUtilities;

namespace Prytulak.Placement.Planning;

/// <summary>A proposal of a plan as a form sends it back: who, where, which nights. Short, since a page has fifty; who may send it is asked when it comes.</summary>
public sealed record PlanChoice(Guid Household, Guid Unit, DateOnly From, DateOnly To)
{
    private const int Id = 16, Size = 2 * Id + 2 * sizeof(int);

    public string Written
    {
        get
        {
            var bytes = new byte[Size];
            Household.TryWriteBytes(bytes);
            Unit.TryWriteBytes(bytes.AsSpan(Id));
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(2 * Id), From.DayNumber);
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(2 * Id + sizeof(int)), To.DayNumber);
            return WebEncoders.Base64UrlEncode(bytes);
        }
    }

    /// <summary>Null where it is none.</summary>
    public static PlanChoice? Read(string? written)
    {
        if (Bytes(written) is not { Length: Size } bytes) return null;
        var (from, to) = (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(2 * Id)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(2 * Id + sizeof(int))));
        return from >= 0 && from < to && to <= DateOnly.MaxValue.DayNumber
            ? new(new(bytes.AsSpan(0, Id)), new(bytes.AsSpan(Id, Id)), DateOnly.FromDayNumber(from), DateOnly.FromDayNumber(to))
            : null;
    }

    private static byte[]? Bytes(string? written)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(written ?? "");
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
