using System.CommandLine;
using Prytulak.Foundation;
using Prytulak.Operating;
using Prytulak.Operating.OnFiles;

namespace Prytulak;

/// <summary>What `./prytulak` can do.</summary>
public static class CommandLine
{
    private static readonly Option<string> Data = new("--data") { Description = "Folder of the database and the key store.", DefaultValueFactory = _ => new Settings().Data, Recursive = true };
    private static readonly Option<string> Database = new("--database") { Description = "PostgreSQL connection string; without it, SQLite in the data folder.", DefaultValueFactory = _ => "", Recursive = true };
    private static readonly Option<int> Port = new("--port") { Description = "Port to serve on.", DefaultValueFactory = _ => 5000 };
    private static readonly Option<bool> Empty = new("--empty") { Description = "Start without the demonstration network." };

    public static Task<int> Run(string[] args)
    {
        var root = new RootCommand("Prytulak: shelter for people displaced by war.") { Data, Database, Serve() };
        foreach (var command in Commands.All(SettingsFrom).Concat(OnFilesCommands.All)) root.Add(command);
        return root.Parse(args).InvokeAsync();
    }

    private static Command Serve()
    {
        var command = new Command("serve", "Serves the network in this house.") { Port, Empty };
        command.SetAction(parsed => Serving.Run(SettingsFrom(parsed)));
        return command;
    }

    private static Settings SettingsFrom(ParseResult parsed) => new()
    {
        Data = parsed.GetValue(Data)!,
        Database = parsed.GetValue(Database) is { Length: > 0 } address ? address : new Settings().Database,
        // Commands that do not serve have no such option, but letters that they write have links.
        Port = parsed.GetValue(Port) is > 0 and var port ? port : new Settings().Port,
        Empty = parsed.GetValue(Empty),
    };
}
