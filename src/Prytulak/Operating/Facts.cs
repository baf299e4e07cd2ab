using System.Reflection;
using Prytulak.Foundation;

namespace Prytulak.Operating;

/// <summary>Every kind of sealed fact that a module has declared.</summary>
internal static class Facts
{
    /// <summary>Their names: table and column.</summary>
    public static HashSet<string> Names() =>
    [
        .. from type in typeof(Facts).Assembly.GetTypes()
           from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
           where field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(Fact<>)
           select (string)field.FieldType.GetProperty(nameof(Fact<>.Name))!.GetValue(field.GetValue(null))!,
    ];
}
