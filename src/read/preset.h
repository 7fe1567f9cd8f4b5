// read/preset.h - maps for tables of the field, by name.
#ifndef ACG_READ_PRESET_H
#define ACG_READ_PRESET_H

#include <stdbool.h>

/** A map that has a name. */
struct acg_preset {
    const char *name;
    const char *map;   /**< as --map has it; KEY?=COLUMN where a table may lack the column */
    const char *where; /**< as --where has it, or NULL */
    bool ends_before;  /**< the end of a tie is the first day or year in which it is no more */
};

/** The preset of that name, or NULL; then `*near` is the nearest name, or NULL. */
const struct acg_preset *acg_preset_find(const char *name, const char **near);

#endif
