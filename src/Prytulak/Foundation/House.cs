using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Prytulak.Foundation;

/// <summary>Puts the foundation together: storage, journal, sealed facts, protection of cookies and forms.</summary>
public static class House
{
    public static void AddFoundation(this IServiceCollection services, Settings settings)
    {
        Columns.HoldPersonal<string>();
        Columns.HoldPersonal<byte[]>();
        Columns.HoldPersonal<Letter>();
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => MasterKey.At(settings.MasterKeyPath));
        services.AddSingleton(_ => Database.Open(settings.MainAddress));
        services.AddSingleton(s => new KeyStore(Database.Open(settings.KeysAddress), s.GetRequiredService<MasterKey>()));
        services.AddSingleton<Vault>().AddSingleton<Journal>().AddSingleton<JournalLines>().AddSingleton<Indexes>().AddSingleton<Reveals>();
        services.AddSingleton<Outbox>().AddSingleton<Postman>().AddSingleton<Network>().AddSingleton<Erasing>().AddSingleton<Index, ErasedKeys>();
        services.AddHostedService<Follower>().AddHostedService(s => s.GetRequiredService<Postman>());
        services.AddProtection();
        services.ConfigureHttpJsonOptions(json => Write(json.SerializerOptions));
        // Cyrillic as itself: as entities a page would be four times as large.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    private static void AddProtection(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("prytulak");
        services.AddSingleton<IXmlRepository, ProtectionKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = s.GetRequiredService<IXmlRepository>()));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "form";
            options.SuppressXFrameOptionsHeader = true;
        });
    }

    private static void Write(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
    }

    /// <summary>Migrates, finishes interrupted erasures and fills the indexes: everything that must be so before the first request.</summary>
    public static async Task Prepare(this IServiceProvider services)
    {
        await services.GetRequiredService<KeyStore>().Prepare();
        await Migrations.Apply(services.GetRequiredService<Database>());
        await services.GetRequiredService<Erasing>().Resume();
        await services.GetRequiredService<KeyStore>().Warm();
        await services.GetRequiredService<Indexes>().Fill();
        services.GetRequiredService<KeyStore>().Cool();
    }
}
