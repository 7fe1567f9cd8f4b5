#include "draw/words.h"

#include <stddef.h>
#include <string.h>

static const struct acg_words languages[] = {
    {
        .language = "en",
        .kinds = {"cooperation", "rivalry", "membership", "threat"},
        .actor_kinds = {"state", "organization", "non-state actor"},
        .statuses = {"confirmed", "reported", "alleged", "planned"},
        .all_time = "all time",
        .weight = "weight",
        .unsure = "alleged or planned only",
        .directed = "directed",
        .sources = "Sources",
        .more_sources = "and %zu more",
        .on_ties = "Also",
        .degree = "size: degree",
        .strength = "size: strength",
        .highlighted = "highlighted",
        .no_actors = "No actor in this window.",
        .untitled = "Network",
        .presence = "ties that meet the window, at full weight",
        .share = "ties weighted by the share of the window",
        .half_life = "ended ties fade, half-life %s years",
        .max = "the strongest of parallel claims of a type counts",
        .sum = "parallel claims of a type are summed",
        .mean = "parallel claims of a type are averaged",
        .count = "a tie weighs as many claims as support it",
        .filtered = "filtered",
        .layout_frozen = "positions of all time",
        .lead_title = "Which bloc is %s closest to?",
        .lead_axis = "lead of the nearest bloc",
        .member_of = "member of %s",
        .events = "events",
        .lead_key = "Hollow: contested or insufficient; +: equal; band: 95 % of draws.",
        .timeline_title = "Timeline of ties",
        .timeline_key = "Mark: event; bar: standing tie, with an arrow while it holds; hollow, "
                        "thin: alleged or planned.",
    },
    {
        .language = "tr",
        .kinds = {"iş birliği", "rekabet", "üyelik", "tehdit"},
        .actor_kinds = {"devlet", "örgüt", "devlet dışı aktör"},
        .statuses = {"teyitli", "bildirilen", "iddia edilen", "planlanan"},
        .all_time = "tüm zamanlar",
        .weight = "ağırlık",
        .unsure = "yalnızca iddia ya da plan",
        .directed = "yönlü",
        .sources = "Kaynaklar",
        .more_sources = "ve %zu tane daha",
        .on_ties = "Ayrıca",
        .degree = "boyut: derece",
        .strength = "boyut: güç",
        .highlighted = "vurgulanan",
        .no_actors = "Bu dönemde aktör yok.",
        .untitled = "Ağ",
        .presence = "döneme denk gelen bağlar, tam ağırlıkla",
        .share = "bağlar dönemdeki payıyla ağırlıklı",
        .half_life = "biten bağlar söner, yarı ömür %s yıl",
        .max = "aynı türden iddiaların en güçlüsü sayılır",
        .sum = "aynı türden iddialar toplanır",
        .mean = "aynı türden iddiaların ortalaması alınır",
        .count = "bağın ağırlığı iddia sayısıdır",
        .filtered = "süzülmüş",
        .layout_frozen = "konumlar tüm zamanlara göre",
        .lead_title = "%s hangi bloğa en yakın?",
        .lead_axis = "en yakın bloğun farkı",
        .member_of = "%s üyeliği",
        .events = "olaylar",
        .lead_key = "Boş: tartışmalı veya yetersiz; +: eşit; bant: çekilişlerin yüzde 95’i.",
        .timeline_title = "Bağların zaman çizelgesi",
        .timeline_key = "İşaret: olay; çubuk: süregelen bağ, sürerken oklu; boş, ince: iddia "
                        "edilen veya planlanan.",
    },
    {
        .language = "ru",
        .kinds = {"сотрудничество", "соперничество", "членство", "угроза"},
        .actor_kinds = {"государство", "организация", "негосударственный актор"},
        .statuses = {"подтверждено", "сообщается", "предположительно", "планируется"},
        .all_time = "всё время",
        .weight = "вес",
        .unsure = "только предположения или планы",
        .directed = "направленная",
        .sources = "Источники",
        .more_sources = "и ещё %zu",
        .on_ties = "Также",
        .degree = "размер: степень",
        .strength = "размер: сила",
        .highlighted = "выделено",
        .no_actors = "В этом окне нет акторов.",
        .untitled = "Сеть",
        .presence = "связи, попадающие в окно, с полным весом",
        .share = "связи взвешены по доле окна",
        .half_life = "завершённые связи угасают, период полураспада %s года",
        .max = "из параллельных утверждений одного типа считается сильнейшее",
        .sum = "параллельные утверждения одного типа складываются",
        .mean = "параллельные утверждения одного типа усредняются",
        .count = "вес связи равен числу утверждений",
        .filtered = "с отбором",
        .layout_frozen = "положения за всё время",
        .lead_title = "К какому блоку ближе всего %s?",
        .lead_axis = "отрыв ближайшего блока",
        .member_of = "членство: %s",
        .events = "события",
        .lead_key = "Полые: спорно или недостаточно; +: поровну; полоса: 95 % выборок.",
        .timeline_title = "Хронология связей",
        .timeline_key = "Знак: событие; полоса: длящаяся связь, со стрелкой, пока держится; полые, "
                        "тонкие: предполагаемые или планируемые.",
    },
};

const struct acg_words *acg_words_in(const char *language)
{
    if (!language) return &languages[0];
    size_t length = strcspn(language, "-_");
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        const char *tag = languages[i].language;
        if (length == strlen(tag) && strncmp(language, tag, length) == 0) return &languages[i];
    }
    return &languages[0];
}
