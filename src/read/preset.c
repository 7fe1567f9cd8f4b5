#include "read/preset.h"

#include "base/utf8.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The manual and the help of --map list the same names; a test compares. */
static const struct acg_preset presets[] = {
    // Alliance Treaty Obligations and Provisions, by dyad and spell
    {.name = "atop",
     .map = "from=abb1,to=abb2,since=start_year,until=end_year,weight=value,kind:cooperation,"
            "directed:no"},
    // Correlates of War: militarized interstate disputes, by dyad and year
    {.name = "cow-mid", .map = "from=abb1,to=abb2,date=year,weight=hostlev_dispute,kind:threat"},
    // Correlates of War: membership of states in organizations, by spell
    {.name = "cow-igo",
     .map = "from=ccode,to=igo,since=start_year,until=end_year,kind:membership,type=status"},
    // Thompson, Sakuwa and Suhas: strategic rivalries
    {.name = "tss",
     .map = "from=ccode1,to=ccode2,since=start_year,until=end_year,kind:rivalry",
     .where = "ccode1!=,ccode2!="},
    // as.data.frame of a networkDynamic object: spells [onset, terminus), ends that were cut off by
    // the time of observation being marked
    {.name = "spells",
     .map = "from=tail,to=head,since=onset,until=terminus,since-open?=onset.censored,"
            "until-open?=terminus.censored,weight?=weight,sign?=sign,type?=type",
     .ends_before = true},
    // the ties of a manynet object: begin <= t < end
    {.name = "manynet",
     .map = "from=from,to=to,since=begin,until=end,sign?=sign,weight?=weight,type?=type",
     .ends_before = true},
    // the same columns with ends included
    {.name = "begin-end",
     .map = "from=from,to=to,since=begin,until=end,sign?=sign,weight?=weight,type?=type"},
};

const struct acg_preset *acg_preset_find(const char *name, const char **near)
{
    const char *names[COUNT(presets)];
    for (size_t i = 0; i < COUNT(presets); i++) {
        if (strcmp(presets[i].name, name) == 0) return &presets[i];
        names[i] = presets[i].name;
    }
    *near = acg_text_nearest(name, names, COUNT(presets));
    return NULL;
}
