// What of the database of a graph only its writer knows. docs/format.md explains it, and is tested
// against it.
#include "write/graph_schema.h"

#include "model/graph_tables.h"

#define SIGN "CASE WHEN r.kind IN ('cooperation', 'membership') THEN 1 ELSE -1 END"
#define ISO(day) "date(" day " * 86400, 'unixepoch')"

const char acg_graph_views[] =
    "CREATE VIEW ties AS\n"
    "  SELECT r.relation, f.id AS from_id, f.name AS from_name, t.id AS to_id, t.name AS to_name,\n"
    "    r.kind, " SIGN " AS sign, y.id AS type, r.weight,\n"
    "    " ISO("r.first_day") " AS first_date, " ISO(
        "r.last_day") " AS last_date,\n"
                      "    r.status, r.confidence, r.directed, r.note\n"
                      "  FROM relations r JOIN actors f ON f.actor = r.from_actor\n"
                      "    JOIN actors t ON t.actor = r.to_actor LEFT JOIN types y ON y.type = "
                      "r.type\n"
                      "  UNION ALL\n"
                      "  SELECT r.relation, f.id, f.name, t.id, t.name, r.kind, " SIGN
                      ", y.id, r.weight,\n"
                      "    " ISO("r.first_day") ", " ISO(
                          "r.last_day") ",\n"
                                        "    r.status, r.confidence, r.directed, r.note\n"
                                        "  FROM relation_actors a JOIN relation_actors b\n"
                                        "      ON b.relation = a.relation AND b.place > a.place\n"
                                        "    JOIN relations r ON r.relation = a.relation JOIN "
                                        "actors f ON f.actor = a.actor\n"
                                        "    JOIN actors t ON t.actor = b.actor LEFT JOIN types y "
                                        "ON y.type = r.type;\n"
                                        "CREATE VIEW evidence AS\n"
                                        "  SELECT t.*, s.id AS source, s.author AS source_author, "
                                        "s.year AS source_year,\n"
                                        "    s.title AS source_title, s.url AS source_url\n"
                                        "  FROM ties t LEFT JOIN cites c ON c.relation = "
                                        "t.relation\n"
                                        "    LEFT JOIN sources s ON s.source = c.source;\n";

const char acg_graph_indexes[] =
    "CREATE INDEX relations_by_time ON relations (" ACG_TABLES_CLASS ", first_day, last_day);\n"
    "CREATE INDEX relations_by_from ON relations (from_actor);\n"
    "CREATE INDEX relations_by_to ON relations (to_actor);\n"
    "CREATE INDEX relations_by_among ON relation_actors (actor);\n"
    "CREATE INDEX cites_by_source ON cites (source);\n";
