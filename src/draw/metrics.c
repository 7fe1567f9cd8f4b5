#include "draw/metrics.h"

#include "base/utf8.h"
#include "draw/metrics_table.h"

/** Code points that the font lacks, by script; ascending. */
static const struct script {
    uint32_t first, last;
    double width; // em
} scripts[] = {
    {0x0300, 0x036F, 0},    {0x0483, 0x0489, 0},    {0x0591, 0x05BD, 0}, // combining marks
    {0x05BF, 0x05BF, 0},    {0x05C1, 0x05C5, 0},    {0x05C7, 0x05C7, 0},
    {0x0600, 0x0605, 0.55}, {0x0606, 0x060F, 0.55}, {0x0610, 0x061A, 0},
    {0x061B, 0x064A, 0.55}, {0x064B, 0x065F, 0},    {0x0660, 0x066F, 0.55},
    {0x0670, 0x0670, 0},    {0x0671, 0x06D5, 0.55}, {0x06D6, 0x06DC, 0},
    {0x06DD, 0x06DE, 0.55}, {0x06DF, 0x06E4, 0},    {0x06E5, 0x06E6, 0.55},
    {0x06E7, 0x06E8, 0},    {0x06EA, 0x06ED, 0},    {0x06EE, 0x06FF, 0.55},
    {0x0750, 0x077F, 0.55}, {0x08A0, 0x08C9, 0.55}, {0x08D3, 0x08FF, 0},
    {0x0900, 0x0902, 0},    {0x093C, 0x093C, 0},    {0x0941, 0x0948, 0}, // Devanagari
    {0x094D, 0x094D, 0},    {0x0981, 0x0981, 0},    {0x09BC, 0x09BC, 0},
    {0x09C1, 0x09C4, 0},    {0x09CD, 0x09CD, 0},    {0x0E31, 0x0E31, 0}, // Bengali, Thai
    {0x0E34, 0x0E3A, 0},    {0x0E47, 0x0E4E, 0},    {0x1100, 0x115F, 1},
    {0x1160, 0x11FF, 0},    {0x1AB0, 0x1AFF, 0},    {0x1DC0, 0x1DFF, 0},
    {0x200B, 0x200F, 0},    {0x202A, 0x202E, 0},    {0x2060, 0x206F, 0}, // invisible
    {0x20D0, 0x20FF, 0},    {0x2E80, 0x303E, 1},    {0x3041, 0x4DBF, 1}, // wide
    {0x4E00, 0xA4CF, 1},    {0xA960, 0xA97F, 1},    {0xAC00, 0xD7A3, 1},
    {0xF900, 0xFAFF, 1},    {0xFB50, 0xFDFF, 0.55}, {0xFE00, 0xFE0F, 0},
    {0xFE20, 0xFE2F, 0},    {0xFE30, 0xFE6F, 1},    {0xFE70, 0xFEFC, 0.55},
    {0xFEFF, 0xFEFF, 0},    {0xFF01, 0xFF60, 1},    {0xFF61, 0xFFDC, 0.5},
    {0xFFE0, 0xFFE6, 1},    {0x1F300, 0x1FAFF, 1},  {0x20000, 0x3FFFD, 1},
    {0xE0001, 0xE01EF, 0},
};

static double width_by_script(uint32_t c)
{
    size_t low = 0, high = sizeof scripts / sizeof *scripts;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (scripts[middle].last < c) low = middle + 1;
        else high = middle;
    }
    bool listed = low < sizeof scripts / sizeof *scripts && scripts[low].first <= c;
    return listed ? scripts[low].width : 0.6;
}

static double width_of(uint32_t c, bool bold)
{
    for (size_t i = 0; i < acg_metrics_n_ranges && acg_metrics_ranges[i].first <= c; i++) {
        const struct acg_metrics_range *range = &acg_metrics_ranges[i];
        uint16_t width = c <= range->last ? range->widths[bold][c - range->first] : 0;
        if (width > 0) return width / 1000.0;
    }
    return width_by_script(c);
}

double acg_metrics_width(const char *text, size_t length, double size, bool bold)
{
    const char *end = text + length;
    double width = 0;
    while (text < end) {
        width += width_of(acg_utf8_next(&text, end), bold);
    }
    return width * size;
}
