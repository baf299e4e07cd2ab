using Dapper;
using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>Finds accounts for those who may see them: themselves, the staff of their organisation, the system.</summary>
public sealed class Accounts(Database database, MasterKey master)
{
    internal const string Columns = """
        id, roles, organisation, state, name, email, email_index, phone, language, stamp, totp, totp_step, failures,
        locked_until, created_at, version
        """;

    private const string Visible = "(@isSystem OR id = @self OR @isStaff AND organisation = @organisation) AND state <> 'Erased'";

    /// <summary>The account, or null when there is none that this viewer may see.</summary>
    public Task<Account?> Find(Viewer viewer, Guid id) => database.Read(c => c.QuerySingleOrDefaultAsync<Account>(
        $"SELECT {Columns} FROM accounts WHERE id = @id AND {Visible}", Asking(viewer, id)));

    /// <summary>Everybody who works for the viewer's organisation, in the order in which they came.</summary>
    public async Task<IReadOnlyList<Account>> Colleagues(Viewer viewer) => [.. await database.Read(c => c.QueryAsync<Account>(
        $"SELECT {Columns} FROM accounts WHERE roles & {(int)Roles.Staff} <> 0 AND {Visible} AND organisation = @organisation ORDER BY created_at, id", Asking(viewer)))];

    /// <summary>The keyed hash that finds an address (as <see cref="AccountEmail"/> writes it) without storing it in the open.</summary>
    public byte[] EmailIndex(string address) => master.Mac("email", address);

    /// <summary>The same for a phone number.</summary>
    public byte[] PhoneIndex(string number) => master.Mac("accounts.phone", number);

    /// <summary>The account as this transaction sees it; null when there is none, or it is erased.</summary>
    internal static Task<Account?> Find(Write write, Guid id) =>
        write.Find<Account>($"SELECT {Columns} FROM accounts WHERE id = @id AND state <> 'Erased'", new { id });

    internal static Task<Account?> FindByEmail(Write write, byte[] index) =>
        write.Find<Account>($"SELECT {Columns} FROM accounts WHERE email_index = @index", new { index });

    private static object Asking(Viewer viewer, Guid id = default) => new
    {
        id, self = viewer.Id, organisation = viewer.Organisation,
        isSystem = viewer.Has(Roles.System), isStaff = viewer.Has(Roles.Staff) && viewer.Organisation is not null,
    };
}
