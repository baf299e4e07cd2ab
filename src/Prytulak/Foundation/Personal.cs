using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prytulak.Foundation;

/// <summary>
/// A fact about a person, sealed under that person's key. It prints as dots and serialises as nothing; only
/// <see cref="Reveals"/> (for a viewer, with a purpose, journalled) and the indexes open it.
/// </summary>
[JsonConverter(typeof(PersonalToNothing))]
public sealed class Personal<T>(byte[] @sealed)
{
    /// <summary>The box as it is stored: subject, nonce, tag and cipher text.</summary>
    public byte[] Sealed => @sealed;

    internal Guid Subject => new(@sealed.AsSpan(0, 16));

    public override string ToString() => "•••";
}

/// <summary>The name of a kind of sealed fact, and the type that it opens to. The name is bound into the box, so a box moved to another column does not open.</summary>
/// <param name="Name">Table and column, as "households.name".</param>
/// <param name="Need">True for what placing somebody needs (bed count, pets, languages): indexes may hold it open. A contact never is.</param>
public sealed record Fact<T>(string Name, bool Need = false);

/// <summary>Writes every sealed fact as null.</summary>
internal sealed class PersonalToNothing : JsonConverterFactory
{
    public override bool CanConvert(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Personal<>);

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Nothing<>).MakeGenericType(type.GetGenericArguments()))!;

    private sealed class Nothing<T> : JsonConverter<Personal<T>>
    {
        public override Personal<T>? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            reader.Skip();
            return null;
        }

        public override void Write(Utf8JsonWriter writer, Personal<T> value, JsonSerializerOptions options) => writer.WriteNullValue();
    }
}
