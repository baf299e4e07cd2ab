using System.Data;
using System.Reflection;
using Dapper;

namespace Prytulak.Foundation;

/// <summary>How the types of our rows are written in columns, the same on both databases.</summary>
public static class Columns
{
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        Handle(new GuidColumn());
        Handle(new DateColumn());
        Handle(new InstantColumn());
        WriteListsOut();
    }

    /// <summary>Lets columns hold sealed facts of this type.</summary>
    public static void HoldPersonal<T>() => Handle(new PersonalColumn<T>());

    // Dapper writes "IN @ids" out as a list everywhere but on PostgreSQL, where it hands over an array, which IN does not
    // take; and it knows no setting for it.
    private static void WriteListsOut()
    {
        var support = typeof(SqlMapper).Assembly.GetType("Dapper.FeatureSupport")!;
        var postgres = support.GetField("Postgres", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null);
        support.GetField("<Arrays>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(postgres, false);
    }

    private static void Handle<T>(Column<T> column)
    {
        // A built-in mapping would be asked before ours.
        SqlMapper.RemoveTypeMap(typeof(T));
        if (typeof(T).IsValueType) SqlMapper.RemoveTypeMap(typeof(Nullable<>).MakeGenericType(typeof(T)));
        SqlMapper.AddTypeHandler(typeof(T), column);
    }

    /// <summary>How one type is written and read. Its parameters have a type even when they are null: PostgreSQL asks for it.</summary>
    private abstract class Column<T>(DbType type) : SqlMapper.ITypeHandler
    {
        protected abstract object Written(T value);

        protected abstract T Read(object value);

        public void SetValue(IDbDataParameter parameter, object value)
        {
            parameter.DbType = type;
            parameter.Value = value is T given ? Written(given) : DBNull.Value;
        }

        public object? Parse(Type destination, object value) => value is DBNull ? null : Read(value);
    }

    /// <summary>uuid; text in SQLite.</summary>
    private sealed class GuidColumn() : Column<Guid>(DbType.Guid)
    {
        protected override object Written(Guid value) => value;

        protected override Guid Read(object value) => value is Guid id ? id : Guid.Parse((string)value);
    }

    /// <summary>A civil date as ISO 8601 text, which sorts as time does.</summary>
    private sealed class DateColumn() : Column<DateOnly>(DbType.String)
    {
        protected override object Written(DateOnly value) => value.ToString("O");

        protected override DateOnly Read(object value) => DateOnly.ParseExact((string)value, "O");
    }

    /// <summary>An instant as milliseconds of UTC since 1970.</summary>
    private sealed class InstantColumn() : Column<DateTimeOffset>(DbType.Int64)
    {
        protected override object Written(DateTimeOffset value) => value.ToUnixTimeMilliseconds();

        protected override DateTimeOffset Read(object value) => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(value));
    }

    /// <summary>A sealed fact as its bytes.</summary>
    private sealed class PersonalColumn<T>() : Column<Personal<T>>(DbType.Binary)
    {
        protected override object Written(Personal<T> value) => value.Sealed;

        protected override Personal<T> Read(object value) => new((byte[])value);
    }
}
