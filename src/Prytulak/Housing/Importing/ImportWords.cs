using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Prytulak.Foundation;

namespace Prytulak.Housing.Importing;

/// <summary>The words that people head columns with and fill cells with, in the languages of the house, beside its own texts. What is not here is asked, never guessed.</summary>
internal static class ImportWords
{
    // Each line: what is meant, a colon, the words for it. Marks, capitals and punctuation do not matter.
    private const string Table = """
        field Name: name, host, full name, host name, contact person, first and last name, імя, піб, прізвище, імя та прізвище, прізвище та імя, імя і прізвище, господар, господарі, власник, контактна особа, імя, імя і прозвішча, прозвішча, гаспадар, гаспадары, уладальнік, имя, фио, фамилия, имя и фамилия, фамилия и имя, хозяин, хозяева, владелец, контактное лицо, imię, imię i nazwisko, nazwisko, nazwisko i imię, gospodarz, właściciel, osoba kontaktowa, gospodarze, vorname nachname, vor und nachname, name vorname, nachname, gastgeber, gastgeberin, gastgebende, ansprechperson, ansprechpartner, kontaktperson, nom, nom et prénom, prénom et nom, hébergeur, hôte, propriétaire, personne de contact
        field Email: email, e mail, mail, email address, e mail address, пошта, електронна пошта, емейл, імейл, електронна адреса, пошта, электронная пошта, эл пошта, электронны адрас, почта, электронная почта, эл почта, имейл, электронный адрес, adres email, adres e mail, poczta, poczta elektroniczna, e mail adresse, mailadresse, emailadresse, courriel, adresse e mail, adresse électronique, mél
        field Phone: phone, phone number, telephone, mobile, tel, cell, contact number, телефон, номер телефону, тел, мобільний, мобільний телефон, нумар тэлефона, тэлефон, мабільны, номер телефона, мобильный, мобильный телефон, telefon, numer telefonu, nr telefonu, komórka, telefon komórkowy, telefonnummer, handy, handynummer, mobil, rufnummer, téléphone, numéro de téléphone, portable, tél
        field Town: town, city, place, village, location, місто, село, населений пункт, місто або село, горад, вёска, населены пункт, город, деревня, населённый пункт, miasto, miejscowość, miejsce, wieś, ort, stadt, wohnort, gemeinde, ville, commune, localité, lieu, village
        field Address: address, street, street and number, street address, адреса, вулиця, вулиця і будинок, адрас, вуліца, адрес, улица, улица и дом, adres, ulica, ulica i numer, adresse, straße, strasse, straße und hausnummer, straße hausnummer, anschrift, rue, rue et numéro
        field Kind: kind, type, type of home, housing type, accommodation type, тип, тип житла, вид житла, яке житло, від жытла, тып жытла, тып, тип жилья, вид жилья, rodzaj, rodzaj mieszkania, typ, typ lokalu, rodzaj lokalu, art, art der unterkunft, unterkunft, wohnungsart, logement, type de logement, genre
        field Beds: beds, number of beds, places, sleeps, how many people, people, persons, capacity, guests, ліжка, ліжок, кількість ліжок, місць, місця, кількість місць, скільки людей, скільки осіб, кількість осіб, спальні місця, ложкі, ложкаў, колькасць ложкаў, месцаў, месцы, колькасць месцаў, колькі чалавек, спальныя месцы, кровати, кроватей, количество кроватей, мест, места, количество мест, сколько человек, количество человек, спальные места, łóżka, liczba łóżek, miejsca, liczba miejsc, ile osób, liczba osób, ilość osób, ilość miejsc, miejsca do spania, betten, anzahl betten, bettenzahl, plätze, anzahl plätze, schlafplätze, personen, anzahl personen, wie viele personen, lits, nombre de lits, places, nombre de places, couchages, personnes, nombre de personnes, combien de personnes
        field Cots: cots, baby cots, cribs, дитячі ліжечка, дитячих ліжечок, ліжечка, дзіцячыя ложкі, дзіцячыя ложачкі, детские кроватки, детских кроваток, łóżeczka, łóżeczka dziecięce, liczba łóżeczek, kinderbetten, babybetten, gitterbetten, lits bébé, lits d'enfant, berceaux
        field From: from, free from, available from, start, start date, з, від, вільно з, доступно з, з якої дати, дата початку, вольна з, даступна з, ад, дата пачатку, с, свободно с, доступно с, с какого числа, дата начала, od, wolne od, dostępne od, od kiedy, data od, ab, frei ab, verfügbar ab, von, ab wann, à partir de, à partir du, du, disponible dès, disponible à partir du, libre dès, début
        field To: to, until, free until, available until, end, end date, до, вільно до, доступно до, по, дата кінця, дата завершення, вольна да, даступна да, да, дата канца, свободно до, доступно до, по какое число, дата окончания, do, wolne do, dostępne do, do kiedy, data do, bis, frei bis, verfügbar bis, bis wann, jusqu'au, jusqu'à, au, disponible jusqu'au, libre jusqu'au, fin
        field Cost: cost, costs, price, rent, free of charge, paid, вартість, ціна, оплата, плата, кошт, цана, аплата, стоимость, цена, koszt, koszty, cena, opłata, opłaty, czynsz, kosten, miete, preis, coût, prix, loyer, frais
        field Languages: languages, language, spoken languages, мови, мова, якими мовами, мовы, языки, язык, języki, język, sprachen, sprache, langues, langue, langues parlées
        field Welcome: welcome, who is welcome, for whom, кого, для кого, кого приймуть, хто може жити, каго, для каго, каго прымуць, кого примут, кто может жить, dla kogo, kto jest mile widziany, für wen, wer ist willkommen, pour qui, qui est bienvenu
        field Near: near, nearby, what is near, поруч, що поруч, поблизу, побач, што побач, рядом, что рядом, поблизости, w pobliżu, blisko, co jest w pobliżu, in der nähe, nähe, à proximité, près de
        field OwnBath: own bathroom, private bathroom, bathroom, окрема ванна, ванна, окрема ванна кімната, санвузол, асобная ванная, ванная, свой пакой ванны, отдельная ванная, санузел, własna łazienka, osobna łazienka, łazienka, eigenes bad, bad, eigenes badezimmer, salle de bains, salle de bain privée, salle de bains privée
        field StepFree: step free, wheelchair, wheelchair accessible, accessible, без сходинок, візок, доступно для візка, безбарєрно, без прыступак, вазок, без ступенек, коляска, для коляски, доступно для коляски, bez schodów, dostępne dla wózka, wózek, dla niepełnosprawnych, barrierefrei, rollstuhl, rollstuhlgerecht, stufenlos, sans marche, fauteuil roulant, accessible pmr, pmr
        field Pets: pets, animals, pets allowed, pets welcome, тварини, з тваринами, можна з тваринами, домашні тварини, жывёлы, з жывёламі, хатнія жывёлы, животные, с животными, можно с животными, домашние животные, zwierzęta, ze zwierzętami, można ze zwierzętami, haustiere, tiere, haustiere erlaubt, animaux, animaux acceptés
        field Smoking: smoking, smokers, people smoke, палять, куріння, паління, курять, кураць, паляць, курэнне, курят, курение, palenie, palący, raucher, rauchen, geraucht, raucherhaushalt, fumeurs, fumeur, on fume
        field WomenOnly: women only, only women, лише жінки, тільки жінки, лише для жінок, тільки для жінок, толькі жанчыны, толькі для жанчын, только женщины, только для женщин, tylko kobiety, tylko dla kobiet, nur frauen, nur für frauen, femmes seulement, femmes uniquement
        field Shared: shared room, dormitory, several households, several households in one room, спільна кімната, кілька родин в одній кімнаті, загальна зала, агульны пакой, некалькі сем'яў у адным пакоі, общая комната, общая спальня, несколько семей в одной комнате, pokój wspólny, wspólny pokój, sala wieloosobowa, kilka rodzin w jednym pokoju, gemeinschaftsraum, schlafsaal, mehrbettzimmer, mehrere haushalte in einem raum, chambre partagée, dortoir, plusieurs foyers dans une chambre
        field Residents: who lives there, who else lives there, residents, living there, household of the host, хто там живе, хто живе, хто ще живе, мешканці, склад родини господарів, хто там жыве, хто яшчэ жыве, жыхары, кто там живёт, кто живёт, кто ещё живёт, жильцы, состав семьи хозяев, kto tam mieszka, kto mieszka, kto jeszcze mieszka, mieszkańcy, domownicy, wer wohnt dort, wer wohnt noch dort, bewohner, mitbewohner, haushalt, qui y habite, qui vit là, occupants, habitants
        field Description: description, notes, note, comment, comments, remarks, details, опис, примітки, примітка, коментар, коментарі, що ще, апісанне, заўвагі, каментар, описание, примечания, примечание, комментарий, комментарии, opis, uwagi, komentarz, notatki, beschreibung, bemerkung, bemerkungen, anmerkungen, hinweise, notizen, kommentar, description, remarques, commentaire, commentaires, notes
        yes: yes, y, true, x, 1, ok, так, т, є, да, д, ёсць, так, можна, можно, tak, t, jest, można, ja, j, vorhanden, erlaubt, oui, o, vrai, ✓, ✔, +
        no: no, n, false, 0, none, ні, н, немає, нема, не, няма, нельга, нет, нельзя, nie, brak, nein, nicht, keine, non, faux, aucun, aucune, -, –, —
        kind Room: room, private room, кімната, кімнати, пакой, комната, pokój, zimmer, gästezimmer, chambre
        kind Flat: flat, apartment, квартира, апартаменти, кватэра, апартаменты, mieszkanie, apartament, kawalerka, studio, wohnung, ferienwohnung, appartement, студія, студыя, студия
        kind House: house, будинок, хата, дім, дом, частка дома, dom, domek, haus, einfamilienhaus, maison
        kind Shelter: shelter, hostel, притулок, гуртожиток, хостел, прытулак, інтэрнат, приют, общежитие, хостел, schronisko, hostel, ośrodek, sammelunterkunft, heim, wohnheim, foyer, auberge, centre d'hébergement
        residents Nobody: nobody, no one, empty, nobody else, host lives elsewhere, ніхто, нікого, господарі живуть окремо, порожня, ніхто не живе, нiхто, ніхто не жыве, пуста, никто, никого, никто не живёт, пустая, хозяева живут отдельно, nikt, nikogo, puste, nikt nie mieszka, niemand, leer, leerstehend, steht leer, personne, vide, inoccupé
        residents Women: woman, women, a woman, one woman, only women, woman alone, жінка, жінки, одна жінка, самотня жінка, лише жінки, тільки жінки, жанчына, жанчыны, адна жанчына, толькі жанчыны, женщина, женщины, одна женщина, только женщины, kobieta, kobiety, sama kobieta, tylko kobiety, frau, frauen, alleinstehende frau, nur frauen, femme, femmes, une femme, femme seule, seulement des femmes
        residents Men: man, men, a man, one man, only men, man alone, single man, чоловік, чоловіки, один чоловік, самотній чоловік, лише чоловіки, тільки чоловіки, мужчына, мужчыны, адзін мужчына, толькі мужчыны, мужчина, мужчины, один мужчина, только мужчины, mężczyzna, mężczyźni, sam mężczyzna, tylko mężczyźni, mann, männer, alleinstehender mann, nur männer, homme, hommes, un homme, homme seul, seulement des hommes
        residents Mixed: women and men, couple, a couple, married couple, man and woman, woman and man, mixed, жінки й чоловіки, жінка і чоловік, пара, подружжя, подружня пара, жанчыны і мужчыны, муж і жонка, сямейная пара, женщины и мужчины, муж и жена, супруги, семейная пара, kobiety i mężczyźni, kobieta i mężczyzna, małżeństwo, para, frauen und männer, mann und frau, paar, ehepaar, gemischt, femmes et hommes, homme et femme, couple, mixte
        cost free: free, free of charge, nothing, 0, no cost, gratis, безкоштовно, безоплатно, бесплатно, бясплатна, даром, nieodpłatnie, bezpłatnie, bezpłatne, za darmo, darmowe, kostenlos, kostenfrei, umsonst, unentgeltlich, gratuit, gratuitement
        cost costs: costs, utilities, bills, bills only, utilities only, комунальні, комунальні послуги, лише комунальні, камунальныя, камунальныя паслугі, коммунальные, коммунальные услуги, только коммунальные, media, opłaty, tylko media, rachunki, opłaty za media, nebenkosten, nur nebenkosten, nk, charges, charges seulement, les charges
        language uk: uk, ua, ukr, ukrainian, українська, українською, укр, украінская, украинский, ukraiński, ukraińska, po ukraińsku, ukrainisch, ukrainien
        language ru: ru, rus, russian, російська, російською, рос, руская, русский, рус, rosyjski, po rosyjsku, russisch, russe
        language be: be, by, bel, belarusian, білоруська, біл, беларуская, бел, белорусский, białoruski, belarussisch, belarusisch, weißrussisch, biélorusse, bélarusse
        language pl: pl, pol, polish, польська, польською, пол, польская, польский, polski, po polsku, polnisch, polonais
        language en: en, gb, eng, english, англійська, англійською, англ, англійская, английский, angielski, po angielsku, englisch, anglais
        language de: de, ger, deu, german, німецька, німецькою, нім, нямецкая, ням, немецкий, нем, niemiecki, po niemiecku, deutsch, allemand
        language fr: fr, fra, french, французька, фр, французская, французский, francuski, französisch, français
        language ro: ro, romanian, румунська, румынская, румынский, rumuński, rumänisch, roumain
        language hu: hu, hungarian, угорська, венгерская, венгерский, węgierski, ungarisch, hongrois
        language sk: sk, slovak, словацька, славацкая, словацкий, słowacki, slowakisch, slovaque
        language cs: cs, cz, czech, чеська, чэшская, чешский, czeski, tschechisch, tchèque
        language lt: lt, lithuanian, литовська, літоўская, литовский, litewski, litauisch, lituanien
        language lv: lv, latvian, латиська, латышская, латышский, łotewski, lettisch, letton
        language et: et, ee, estonian, естонська, эстонская, эстонский, estoński, estnisch, estonien
        language it: it, italian, італійська, італьянская, итальянский, włoski, italienisch, italien
        language es: es, spanish, іспанська, іспанская, испанский, hiszpański, spanisch, espagnol
        language nl: nl, dutch, нідерландська, нідэрландская, нидерландский, niderlandzki, holenderski, niederländisch, néerlandais
        language tr: tr, turkish, турецька, турэцкая, турецкий, turecki, türkisch, turc
        language ar: ar, arabic, арабська, арабская, арабский, arabski, arabisch, arabe
        welcome families: families, family, families with children, сімї, родини, сімї з дітьми, родини з дітьми, сем’і, сямя, семьи, семья, семьи с детьми, rodziny, rodzina, rodziny z dziećmi, familien, familie, familien mit kindern, familles, famille
        welcome women: women, woman, жінки, жанчыны, женщины, kobiety, frauen, femmes
        welcome men: men, чоловіки, мужчыны, мужчины, mężczyźni, männer, hommes
        welcome couples: couples, couple, пари, пара, пары, pary, para, paare, paar
        welcome older: older people, elderly, seniors, літні люди, пенсіонери, старэйшыя людзі, пажылыя, пожилые, пожилые люди, пенсионеры, seniorzy, osoby starsze, starsi, senioren, ältere menschen, ältere, personnes âgées
        everybody: everybody, everyone, all, anyone, усі, всі, будь хто, усе, все, любые, wszyscy, każdy, alle, jeder, tous, tout le monde
        near school: school, школа, szkoła, schule, école
        near kindergarten: kindergarten, nursery, дитячий садок, садок, дзіцячы садок, детский сад, садик, przedszkole, kindergarten, kita, maternelle, école maternelle, crèche
        near clinic: clinic, doctor, hospital, лікар, лікарня, поліклініка, доктар, бальніца, паліклініка, врач, больница, поликлиника, lekarz, szpital, przychodnia, arzt, arztpraxis, krankenhaus, klinik, médecin, hôpital
        near transport: transport, public transport, bus, train, station, автобус, потяг, транспорт, зупинка, цягнік, прыпынак, поезд, остановка, autobus, pociąg, komunikacja, przystanek, bahn, öpnv, bahnhof, haltestelle, train, gare, transports
        near kin: kin, relatives, friends, рідні, друзі, рідня, сваякі, сябры, родные, друзья, родственники, bliscy, znajomi, rodzina, verwandte, freunde, bekannte, proches, amis
        today: now, today, immediately, at once, asap, зараз, відразу, сьогодні, негайно, одразу, зараз жа, адразу, сёння, сейчас, сразу, сегодня, немедленно, od zaraz, zaraz, teraz, dziś, od razu, natychmiast, sofort, ab sofort, jetzt, heute, maintenant, tout de suite, immédiatement, dès maintenant
        number 1: one, один, одна, одне, адзін, адна, одно, одного, jeden, jedna, jedno, jedną, ein, eine, einer, eins, un, une
        number 2: two, два, дві, двоє, двох, дзве, двое, дзвюх, две, dwa, dwie, dwoje, dwóch, zwei, deux
        number 3: three, три, троє, трьох, тры, трое, трох, трех, trzy, troje, trzech, drei, trois
        number 4: four, чотири, четверо, чотирьох, чатыры, чацвёра, четыре, cztery, czworo, czterech, vier, quatre
        number 5: five, пять, пятеро, пяць, пяцёра, пяти, pięć, pięcioro, pięciu, fünf, cinq
        number 6: six, шість, шестеро, шэсць, шасцёра, шесть, sześć, sześcioro, sześciu, sechs, six
        number 7: seven, сім, семеро, сем, сямёра, семь, siedem, siedmioro, siedmiu, sieben, sept
        number 8: eight, вісім, восьмеро, восем, васьмёра, восемь, восьмеро, osiem, ośmioro, ośmiu, acht, huit
        number 9: nine, девять, девятеро, дзевяць, dziewięć, dziewięcioro, dziewięciu, neun, neuf
        number 10: ten, десять, десятеро, дзесяць, dziesięć, dziesięcioro, dziesięciu, zehn, dix
        """;

    // The house's own texts for the same things, in all its languages.
    private static readonly (string List, string Beginning)[] Ours =
        [("language", "language."), ("welcome", "welcome."), ("near", "near."), ("kind", "accommodation_kind."), ("cost", "home.cost."), ("residents", "residents.")];

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Lists = Read();

    /// <summary>Every word that heads a column, and the field that it means.</summary>
    public static FrozenDictionary<string, string> Headers => Lists["field"];

    /// <summary>What a word of a list means, as "deutsch" of "language" means "de"; null where the list does not know it.</summary>
    public static string? Find(string list, string typed) => Lists[list].GetValueOrDefault(Plain(typed));

    public static bool? YesOrNo(string typed) => Plain(typed) is var word && Lists["yes"].ContainsKey(word) ? true : Lists["no"].ContainsKey(word) ? false : null;

    public static bool IsToday(string typed) => Lists["today"].ContainsKey(Plain(typed));

    public static bool IsEverybody(string typed) => Lists["everybody"].ContainsKey(Plain(typed));

    /// <summary>Letters and digits alone, small and without marks, with single spaces; a sign alone stays itself.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
            // An apostrophe is within a word, as in м'я.
            else if (c is '\'' or '’' or 'ʼ' or '`' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark) continue;
            else if (plain is not [] and not [.., ' ']) plain.Append(' ');
        }
        return plain.ToString().Trim() is { Length: > 0 } words ? words : text.Trim();
    }

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Read()
    {
        var lists = new Dictionary<string, Dictionary<string, string>>();
        foreach (var line in Table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (head, words) = (line[..line.IndexOf(':')].Split(' '), line[(line.IndexOf(':') + 1)..].Split(','));
            foreach (var word in words) Add(lists, head[0], head[^1], word);
        }
        foreach (var (list, beginning) in Ours)
            foreach (var (key, texts) in Texts.Everything.Where(text => text.Key.StartsWith(beginning, StringComparison.Ordinal) && !text.Key[beginning.Length..].Contains('.')))
                foreach (var text in texts.Values) Add(lists, list, Member(list, key[beginning.Length..]), text);
        return lists.ToFrozenDictionary(list => list.Key, list => list.Value.ToFrozenDictionary());
    }

    private static void Add(Dictionary<string, Dictionary<string, string>> lists, string list, string meant, string word)
    {
        if (!lists.TryGetValue(list, out var words)) lists.Add(list, words = []);
        words.TryAdd(Plain(word), meant);
    }

    private static string Member(string list, string word) => list is "kind" or "residents" ? char.ToUpperInvariant(word[0]) + word[1..] : word;
}
