#include "draw/look.h"

#include <math.h>

/*
 * Colours after Okabe and Ito (2008), told apart by readers with any of the common colour-vision
 * deficiencies; dash and marker repeat what they say.
 */
static const struct acg_look in_color = {
    .ties =
        {
            [ACG_COOPERATION] = {.color = "#0072b2",
                                 .text = "#0072b2",
                                 .dash = ACG_DASH_SOLID,
                                 .marker = ACG_MARK_DISC,
                                 .has_marker = true,
                                 .ideal_length = 1.5},
            [ACG_RIVALRY] = {.color = "#d55e00",
                             .text = "#b84d00",
                             .dash = ACG_DASH_DASHED,
                             .marker = ACG_MARK_DIAMOND,
                             .has_marker = true,
                             .ideal_length = 2.6},
            [ACG_MEMBERSHIP] = {.color = "#8c8c8c",
                                .text = "#6a6a6a",
                                .dash = ACG_DASH_DOTTED,
                                .thin = true,
                                .ideal_length = 1.3},
            [ACG_THREAT] = {.color = "#3b3b3b",
                            .text = "#3b3b3b",
                            .dash = ACG_DASH_SOLID,
                            .marker = ACG_MARK_SQUARE,
                            .has_marker = true,
                            .ideal_length = 2.0},
        },
    .actors =
        {
            [ACG_STATE] = {ACG_MARK_ELLIPSE, "#ffffff", "#222222", "#111111"},
            [ACG_ORGANIZATION] = {ACG_MARK_BOX, "#dcebf5", "#4a6578", "#111111"},
            [ACG_NONSTATE] = {ACG_MARK_HEXAGON, "#4a4a4a", "#222222", "#ffffff"},
        },
    .rings = {{"#00654a", ACG_DASH_SOLID},
              {"#6f2f80", ACG_DASH_DASHED},
              {"#9c5c00", ACG_DASH_DOTTED},
              {"#2f94d1", ACG_DASH_SOLID},
              {"#cf6098", ACG_DASH_DASHED},
              {"#90902f", ACG_DASH_DOTTED}},
    .hues = {{"#f8dc92", "#111111"},
             {"#93c9e9", "#111111"},
             {"#de8f63", "#111111"},
             {"#52916b", "#111111"},
             {"#725aa1", "#ffffff"},
             {"#3b4e66", "#ffffff"}},
    .no_hue = {"#ffffff", "#111111"},
    .more_hues = {"#303030", "#ffffff"},
    .ink = "#111111",
    .muted = "#555555",
    .highlight = "#f0e442",
    .faded = "#c8c8c8",
    .strain = "#e3b6d0",
};

static struct acg_look in_grey(void)
{
    struct acg_look look = in_color;
    look.ties[ACG_COOPERATION].color = "#000000";
    look.ties[ACG_RIVALRY].color = "#000000";
    look.ties[ACG_MEMBERSHIP].color = "#808080";
    look.ties[ACG_THREAT].color = "#5a5a5a";
    for (int kind = 0; kind < ACG_N_KINDS; kind++)
        look.ties[kind].text = look.ties[kind].color;
    look.ties[ACG_MEMBERSHIP].text = "#6a6a6a";
    look.actors[ACG_ORGANIZATION].fill = "#e4e4e4";
    look.actors[ACG_ORGANIZATION].stroke = "#444444";
    look.highlight = "#bdbdbd";
    look.strain = "#cccccc";
    static const char *const rings[ACG_MOST_BLOCS] = {"#000000", "#000000", "#000000",
                                                      "#8a8a8a", "#8a8a8a", "#8a8a8a"};
    static const char *const fills[ACG_MOST_HUES] = {"#e2e2e2", "#c3c3c3", "#a5a5a5",
                                                     "#888888", "#6a6a6a", "#4d4d4d"};
    for (int i = 0; i < ACG_MOST_BLOCS; i++)
        look.rings[i].color = rings[i];
    for (int i = 0; i < ACG_MOST_HUES; i++)
        look.hues[i] = (struct acg_hue){fills[i], i < 4 ? "#111111" : "#ffffff"};
    look.more_hues = (struct acg_hue){"#2e2e2e", "#ffffff"};
    return look;
}

struct acg_look acg_look_of(enum acg_figure_style style, double width)
{
    struct acg_look look = style == ACG_STYLE_BW ? in_grey() : in_color;
    bool narrow = width < 340, shown = style == ACG_STYLE_PRESENTATION;
    double scale = shown ? 1.7 : 1;
    look.title_size = (narrow ? 8.5 : 10) * scale;
    look.text_size = (narrow ? 6.5 : 7.5) * scale;
    look.label_size = (narrow ? 7 : 8) * scale;
    look.note_size = (narrow ? 6 : 6.5) * scale;
    look.thinnest = 0.7 * scale;
    look.thickest = (narrow ? 3.6 : 5) * scale;
    look.outline = 0.7 * scale;
    look.marker = (narrow ? 3.8 : 4.6) * scale;
    look.arrow = (narrow ? 5 : 6) * scale;
    look.band = (narrow ? 2 : 2.6) * scale;
    look.ring = (narrow ? 1.2 : 1.5) * scale;
    look.ring_gap = 1.3 * scale;
    look.label_room = (narrow ? 52 : 72) * scale;
    look.margin = 4 * scale;
    look.gap = (narrow ? 9 : 13) * scale;
    return look;
}

void acg_look_refine(struct acg_look *look, size_t n_ties)
{
    enum { FINE_FROM = 80, BARE_FROM = 600 };
    if (n_ties <= FINE_FROM) return;
    double share = sqrt((double)FINE_FROM / (double)n_ties);
    look->thickest *= fmax(share, 0.2);
    look->thinnest *= fmax(share, 0.4);
    look->marker *= fmax(share, 0.6);
    look->arrow *= fmax(share, 0.6);
    for (int kind = 0; kind < ACG_N_KINDS && n_ties > BARE_FROM; kind++) {
        look->ties[kind].has_marker = false;
    }
}

double acg_look_tie_width(const struct acg_look *look, enum acg_kind kind, double weight,
                          double heaviest)
{
    if (look->ties[kind].thin || heaviest <= 0) return look->thinnest;
    double share = fmin(weight / heaviest, 1);
    double reach = fmin(0.25 + heaviest / 8, 1); // where all ties are light, none is drawn heavy
    return look->thinnest + (look->thickest - look->thinnest) * reach * share;
}
