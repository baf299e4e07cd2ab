using System.Data;
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
    }

    /// <summary>Lets columns hold sealed facts of this type.</summary>
    public static void HoldPersonal<T>() => Handle(new PersonalColumn<T>());

    private static void Handle<T>(SqlMapper.TypeHandler<T> handler)
    {
        // A built-in mapping would be asked before ours.
        SqlMapper.RemoveTypeMap(typeof(T));
        if (typeof(T).IsValueType) SqlMapper.RemoveTypeMap(typeof(Nullable<>).MakeGenericType(typeof(T)));
        SqlMapper.AddTypeHandler(handler);
    }

    /// <summary>uuid; text in SQLite.</summary>
    private sealed class GuidColumn : SqlMapper.TypeHandler<Guid>
    {
        public override void SetValue(IDbDataParameter parameter, Guid value) => parameter.Value = value;

        public override Guid Parse(object value) => value is Guid id ? id : Guid.Parse((string)value);
    }

    /// <summary>A civil date as ISO 8601 text, which sorts as time does.</summary>
    private sealed class DateColumn : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value.ToString("O");

        public override DateOnly Parse(object value) => DateOnly.ParseExact((string)value, "O");
    }

    /// <summary>An instant as milliseconds of UTC since 1970.</summary>
    private sealed class InstantColumn : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUnixTimeMilliseconds();

        public override DateTimeOffset Parse(object value) => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(value));
    }

    /// <summary>A sealed fact as its bytes.</summary>
    private sealed class PersonalColumn<T> : SqlMapper.TypeHandler<Personal<T>>
    {
        public override void SetValue(IDbDataParameter parameter, Personal<T>? value)
        {
            parameter.DbType = DbType.Binary;
            parameter.Value = value is null ? DBNull.Value : value.Sealed;
        }

        public override Personal<T> Parse(object value) => new((byte[])value);
    }
}
