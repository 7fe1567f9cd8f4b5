// ingest/map.h - the layout of a table that the user describes.
#ifndef ACG_INGEST_MAP_H
#define ACG_INGEST_MAP_H

#include "base/arena.h"
#include "ingest/events.h"

/**
 * Fills the layout csv in by a map: "KEY=COLUMN" and "kind:KIND", with commas between them; a
 * backslash before a comma that belongs to a name. Keys: from, to, date, code, kind, id, score,
 * weight; with SQL year and month.
 *
 * @param kind  "" or the kind that every row has
 * @return ACG_OK or ACG_MISUSED
 */
acg_status acg_map_read(const char *map, bool by_number, struct acg_arena *arena,
                        struct acg_rule *rule, const char **kind, acg_report *report);

/** Gives columns of another layout other names, as a table of a database may have them. */
acg_status acg_map_rename(const char *map, struct acg_arena *arena, struct acg_rule *rule,
                          acg_report *report);

#endif
