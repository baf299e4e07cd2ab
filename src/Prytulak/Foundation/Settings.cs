namespace Prytulak.Foundation;

/// <summary>Where this node keeps things and how it speaks to the world: from the command line, then the environment (PRYTULAK_…), then the defaults.</summary>
public sealed class Settings
{
    public int Port { get; init; } = 5000;

    /// <summary>The folder of the SQLite file, the key store and mail that could not leave.</summary>
    public string Data { get; init; } = Variable("DATA", "data");

    /// <summary>A PostgreSQL connection string, or empty for SQLite in the data folder.</summary>
    public string Database { get; init; } = Variable("DATABASE");

    /// <summary>Where the wrapped keys of people are: a database of their own.</summary>
    public string Keys { get; init; } = Variable("KEYS");

    /// <summary>The file of the master key, outside both databases.</summary>
    public string MasterKeyFile { get; init; } = Variable("MASTER_KEY_FILE");

    /// <summary>The address that people use, as "https://shelter.example"; links in letters and passkeys are bound to it.</summary>
    public string Address { get; init; } = Variable("ADDRESS");

    /// <summary>True to start without the demonstration network.</summary>
    public bool Empty { get; init; }

    public string SmtpHost { get; init; } = Variable("SMTP_HOST");
    public int SmtpPort { get; init; } = int.TryParse(Variable("SMTP_PORT"), out var port) ? port : 587;
    public string SmtpUser { get; init; } = Variable("SMTP_USER");
    public string SmtpPassword { get; init; } = Variable("SMTP_PASSWORD");
    public string MailFrom { get; init; } = Variable("MAIL_FROM", "prytulak@localhost");

    public string MainAddress => Database is "" ? Path.Combine(Data, "prytulak.db") : Database;

    public string KeysAddress => Keys is not "" ? Keys : Path.Combine(Data, "keys.db");

    public string MasterKeyPath => MasterKeyFile is not "" ? MasterKeyFile : Path.GetFullPath(Data).TrimEnd('/') + ".master.key";

    public string MailFolder => Path.Combine(Data, "mail");

    public Uri PublicAddress => new(Address is not "" ? Address : $"http://localhost:{Port}");

    private static string Variable(string name, string otherwise = "") =>
        Environment.GetEnvironmentVariable("PRYTULAK_" + name) is { Length: > 0 } value ? value : otherwise;
}
