using Prytulak.Foundation;

namespace Prytulak.Operating;

/// <summary>What is there already, opened to be read beside a running server; nothing is made where nothing is.</summary>
internal static class Existing
{
    public static MasterKey MasterKey(Settings settings) => File.Exists(settings.MasterKeyPath)
        ? Foundation.MasterKey.At(settings.MasterKeyPath)
        : throw new FileNotFoundException($"The master key of the network is not at {settings.MasterKeyPath}.");

    public static Database Tables(Settings settings) => Open(settings.MainAddress);

    public static KeyStore Keys(Settings settings, MasterKey master) => new(Open(settings.KeysAddress), master);

    private static Database Open(string address) => address.Contains('=') || File.Exists(address)
        ? Database.OpenToRead(address)
        : throw new FileNotFoundException($"There is no network at {address}.");
}
