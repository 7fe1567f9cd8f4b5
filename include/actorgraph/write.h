// actorgraph/write.h - a graph as a file, for other programs and for us.
#ifndef ACTORGRAPH_WRITE_H
#define ACTORGRAPH_WRITE_H

#include "actorgraph/file.h"
#include "actorgraph/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What a graph can be written as. */
enum acg_graph_format {
    ACG_GRAPH_JSON,    /**< the format of acg_graph_read, canonical: whatever the order of the file
                          that it was read from, the same bytes */
    ACG_GRAPH_CSV,     /**< a table of ties; see acg_graph_write_table for the others */
    ACG_GRAPH_TSV,     /**< the same with tabs */
    ACG_GRAPH_GRAPHML, /**< all of the graph: see the manual, "convert" */
    ACG_GRAPH_GEXF,    /**< 1.3, dynamic, as Gephi reads it; all of the graph */
    ACG_GRAPH_PAJEK,   /**< .net with years */
    ACG_GRAPH_DL,      /**< of UCINET: a matrix for each kind, over all time */
    ACG_GRAPH_DOT,     /**< of Graphviz, without a look; written only */
    ACG_GRAPH_SQLITE,  /**< a database of SQLite (docs/format.md), which is read by window */
    ACG_GRAPH_SQL,     /**< its tables as statements, for a server; written only */
    ACG_N_GRAPH_FORMATS
};

/** The word for a format, such as "json". Never NULL. */
const char *acg_graph_format_name(enum acg_graph_format format);

/**
 * Writes a graph. What the format cannot carry is listed in the report, one warning for each sort
 * of loss.
 *
 * @param bytes  the file, `*length` bytes and a NUL behind them; yours, acg_bytes_free. NULL after
 *               a failure
 * @return ACG_OK or ACG_FAILED (memory)
 */
acg_status acg_graph_write(const acg_graph *graph, enum acg_graph_format format, char **bytes,
                           size_t *length, acg_report *report);

/** What of a graph a table can hold. */
enum acg_graph_table {
    ACG_TABLE_TIES,    /**< a row for each relation; `among` is a cell with several ids */
    ACG_TABLE_ACTORS,  /**< a row for each actor */
    ACG_TABLE_TYPES,   /**< the codebook */
    ACG_TABLE_SOURCES, /**< for `beside` alone; acg_sources_write writes them */
};

/**
 * Writes a table that acg_tables_read reads by its column names. What tables cannot carry is listed
 * in the report when that of ties is written, one warning for each sort of loss.
 *
 * @param table   not ACG_TABLE_SOURCES
 * @param format  ACG_GRAPH_CSV or ACG_GRAPH_TSV
 * @param beside  bits 1 << enum acg_graph_table: what is written besides the ties, and so not lost
 * @param bytes   as for acg_graph_write
 * @return ACG_OK or ACG_FAILED (memory)
 */
acg_status acg_graph_write_table(const acg_graph *graph, enum acg_graph_table table,
                                 enum acg_graph_format format, unsigned beside, char **bytes,
                                 size_t *length, acg_report *report);

/** What sources can be written as. */
enum acg_sources_format {
    ACG_SOURCES_CSL_JSON, /**< whole */
    ACG_SOURCES_BIBTEX,   /**< in UTF-8, text escaped for LaTeX. The key is the id; characters that
                             no key may have become "_", and then the number follows */
    ACG_SOURCES_TEXT, /**< a line each: "3. Putz, Catherine (2021): Tajikistan ... The Diplomat" */
};

/** Writes all sources of a graph, cited or not, in the order of the file; as acg_graph_write. What
 * BibTeX has no field for is listed in the report. */
acg_status acg_sources_write(const acg_graph *graph, enum acg_sources_format format, char **bytes,
                             size_t *length, acg_report *report);

/** A source with the number that outputs cite it by. */
struct acg_reference {
    const struct acg_source *source;
    uint32_t number;
};

/** Writes some sources, in this order, and lists no losses; as acg_graph_write. */
acg_status acg_references_write(const struct acg_reference references[], size_t n,
                                enum acg_sources_format format, char **bytes, size_t *length,
                                acg_report *report);

/**
 * Writes a graph to a file, which appears whole or not at all; an older file of that name survives
 * a failure. A database grows on the disk rather than in memory.
 *
 * @param path  the file; "-" or NULL for standard output
 * @return ACG_OK or ACG_FAILED (memory, or the file cannot be written)
 */
acg_status acg_graph_save(const acg_graph *graph, enum acg_graph_format format, const char *path,
                          acg_report *report);

#ifdef __cplusplus
}
#endif
#endif
