#include "actorgraph/chart.h"

#include "draw/words.h"

#include <string.h>

enum { N_LANGUAGES = 3 };
static const char *const languages[N_LANGUAGES] = {"en", "tr", "ru"};

static const char *const measures[ACG_N_MEASURES][N_LANGUAGES] = {
    [ACG_DEGREE] = {"degree", "derece", "степень"},
    [ACG_DEGREE_POSITIVE] = {"positive degree", "olumlu derece", "положительная степень"},
    [ACG_DEGREE_NEGATIVE] = {"negative degree", "olumsuz derece", "отрицательная степень"},
    [ACG_DEGREE_NET] = {"net degree", "net derece", "чистая степень"},
    [ACG_DEGREE_RATIO] = {"positive share of degree", "olumlu derece payı",
                          "доля положительной степени"},
    [ACG_DEGREE_IN] = {"in-degree", "giriş derecesi", "входящая степень"},
    [ACG_DEGREE_OUT] = {"out-degree", "çıkış derecesi", "исходящая степень"},
    [ACG_STRENGTH] = {"strength", "güç", "сила"},
    [ACG_STRENGTH_POSITIVE] = {"positive strength", "olumlu güç", "положительная сила"},
    [ACG_STRENGTH_NEGATIVE] = {"negative strength", "olumsuz güç", "отрицательная сила"},
    [ACG_STRENGTH_NET] = {"net strength", "net güç", "чистая сила"},
    [ACG_STRENGTH_IN] = {"in-strength", "giriş gücü", "входящая сила"},
    [ACG_STRENGTH_OUT] = {"out-strength", "çıkış gücü", "исходящая сила"},
    [ACG_BETWEENNESS] = {"betweenness", "arasındalık", "посредничество"},
    [ACG_CLOSENESS] = {"closeness", "yakınlık", "близость"},
    [ACG_CLOSENESS_WF] = {"closeness (Wasserman–Faust)", "yakınlık (Wasserman–Faust)",
                          "близость (Вассерман–Фауст)"},
    [ACG_CLOSENESS_IN] = {"in-closeness", "giriş yakınlığı", "входящая близость"},
    [ACG_CLOSENESS_OUT] = {"out-closeness", "çıkış yakınlığı", "исходящая близость"},
    [ACG_HARMONIC] = {"harmonic closeness", "harmonik yakınlık", "гармоническая близость"},
    [ACG_HARMONIC_IN] = {"harmonic in-closeness", "harmonik giriş yakınlığı",
                         "входящая гармоническая близость"},
    [ACG_HARMONIC_OUT] = {"harmonic out-closeness", "harmonik çıkış yakınlığı",
                          "исходящая гармоническая близость"},
    [ACG_EIGENVECTOR] = {"eigenvector", "özvektör", "собственный вектор"},
    [ACG_PAGERANK] = {"PageRank", "PageRank", "PageRank"},
    [ACG_HUB] = {"hub", "göbek", "хаб"},
    [ACG_AUTHORITY] = {"authority", "otorite", "авторитетность"},
    [ACG_KATZ] = {"Katz", "Katz", "Кац"},
    [ACG_CONSTRAINT] = {"constraint", "kısıt", "ограничение"},
    [ACG_CORENESS] = {"coreness", "çekirdek derecesi", "ядерность"},
    [ACG_CLUSTERING] = {"clustering", "kümelenme", "кластеризация"},
    [ACG_COMPONENT] = {"size of component", "bileşen büyüklüğü", "размер компоненты"},
    [ACG_PN] = {"PN index", "PN endeksi", "индекс PN"},
    [ACG_PN_IN] = {"PN index, in", "PN endeksi, giriş", "индекс PN, входящий"},
    [ACG_PN_OUT] = {"PN index, out", "PN endeksi, çıkış", "индекс PN, исходящий"},
    [ACG_EIGENVECTOR_SIGNED] = {"signed eigenvector", "işaretli özvektör",
                                "собственный вектор со знаком"},
};

static const char *const network_measures[ACG_N_NETWORK_MEASURES][N_LANGUAGES] = {
    [ACG_NETWORK_ACTORS] = {"actors", "aktörler", "акторы"},
    [ACG_NETWORK_TIES] = {"tied pairs", "bağlı çiftler", "связанные пары"},
    [ACG_NETWORK_WEIGHT] = {"total weight", "toplam ağırlık", "общий вес"},
    [ACG_NETWORK_DENSITY] = {"density", "yoğunluk", "плотность"},
    [ACG_NETWORK_ISOLATES] = {"isolates", "yalıtık aktörler", "изолированные"},
    [ACG_NETWORK_COMPONENTS] = {"components", "bileşenler", "компоненты"},
    [ACG_NETWORK_LARGEST_COMPONENT] = {"largest component", "en büyük bileşen",
                                       "крупнейшая компонента"},
    [ACG_NETWORK_STRONG_COMPONENTS] = {"strong components", "güçlü bileşenler",
                                       "сильные компоненты"},
    [ACG_NETWORK_MUTUAL_DYADS] = {"mutual dyads", "karşılıklı çiftler", "взаимные пары"},
    [ACG_NETWORK_RECIPROCITY] = {"reciprocity", "karşılıklılık", "взаимность"},
    [ACG_NETWORK_DIAMETER] = {"diameter", "çap", "диаметр"},
    [ACG_NETWORK_MEAN_PATH] = {"mean path", "ortalama yol", "средний путь"},
    [ACG_NETWORK_TRANSITIVITY] = {"transitivity", "geçişlilik", "транзитивность"},
    [ACG_NETWORK_CLUSTERING] = {"clustering", "kümelenme", "кластеризация"},
    [ACG_NETWORK_MAX_CORENESS] = {"largest coreness", "en yüksek çekirdek", "наибольшая ядерность"},
    [ACG_NETWORK_EIGENVALUE] = {"leading eigenvalue", "en büyük özdeğer",
                                "старшее собственное число"},
    [ACG_NETWORK_CENTRALIZATION_DEGREE] = {"centralization, degree", "merkezileşme, derece",
                                           "централизация, степень"},
    [ACG_NETWORK_CENTRALIZATION_CLOSENESS] = {"centralization, closeness", "merkezileşme, yakınlık",
                                              "централизация, близость"},
    [ACG_NETWORK_CENTRALIZATION_BETWEENNESS] = {"centralization, betweenness",
                                                "merkezileşme, arasındalık",
                                                "централизация, посредн."},
    [ACG_NETWORK_MODULARITY] = {"modularity", "modülerlik", "модулярность"},
};

/** The column of a language. */
static size_t language_of(const char *language)
{
    const char *tag = acg_words_in(language)->language;
    size_t i = N_LANGUAGES - 1;
    while (i > 0 && strcmp(tag, languages[i]) != 0)
        i--;
    return i;
}

const char *acg_measure_label(enum acg_measure measure, const char *language)
{
    return measures[measure][language_of(language)];
}

const char *acg_network_label(enum acg_network_measure measure, const char *language)
{
    return network_measures[measure][language_of(language)];
}
