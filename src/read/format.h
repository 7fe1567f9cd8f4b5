// read/format.h - the readers of the formats of graph files.
#ifndef ACG_READ_FORMAT_H
#define ACG_READ_FORMAT_H

#include "actorgraph/read.h"

/**
 * Each reads a file of its format that lies in memory, with a NUL behind it.
 *
 * @param options  never NULL
 * @return as acg_graph_read
 */
acg_status acg_graphml_read(const char *text, size_t length, const char *name,
                            const struct acg_read_options *options, acg_graph **out,
                            acg_report *report);
acg_status acg_gexf_read(const char *text, size_t length, const char *name,
                         const struct acg_read_options *options, acg_graph **out,
                         acg_report *report);
acg_status acg_pajek_read(const char *text, size_t length, const char *name,
                          const struct acg_read_options *options, acg_graph **out,
                          acg_report *report);
acg_status acg_dl_read(const char *text, size_t length, const char *name,
                       const struct acg_read_options *options, acg_graph **out, acg_report *report);

/** Refuses the options that map attributes, for a format that has none to map. `options` may be
 * NULL. */
acg_status acg_refuse_map(const struct acg_read_options *options, const char *name,
                          const char *format, acg_report *report);

/** acg_graph_parse_any of a text with a NUL behind it. */
acg_status acg_format_read(const char *text, size_t length, const char *name,
                           const struct acg_read_options *options, acg_graph **out,
                           acg_report *report);

/** Which format a file has: a database by its first bytes, the others by the ending of the name,
 * else by how they begin; JSON where nothing else fits. */
enum acg_read_format acg_read_format_of(const char *name, const char *text, size_t length);

#endif
