// ingest/map.h - the layout of a table that the user describes.
#ifndef ACG_INGEST_MAP_H
#define ACG_INGEST_MAP_H

#include "base/arena.h"
#include "ingest/events.h"

/**
 * Fills the layout csv in by a map: "KEY=COLUMN" and "kind:KIND", with commas between them; a
 * backslash before a comma that belongs to a name. Keys: from, to, date, code, kind, id, score,
 * weight.
 *
 * @param kind  "" or the kind that every row has
 * @return ACG_OK or ACG_MISUSED
 */
acg_status acg_map_read(const char *map, bool by_number, struct acg_arena *arena,
                        struct acg_rule *rule, const char **kind, acg_report *report);

#endif
