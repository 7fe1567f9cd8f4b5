// cli/graph_option.h - the graph that a command line asks for.
#ifndef ACG_CLI_GRAPH_OPTION_H
#define ACG_CLI_GRAPH_OPTION_H

#include "base/sandbox.h"
#include "cli/series_option.h"

/**
 * Reads the graph: --graph, else the operand (unless operands are no graph), else
 * $ACTORGRAPH_GRAPH, else the bundled one, with a note that says which.
 *
 * @param digest  whether its SHA-256 is needed
 * @param out     the graph; yours. NULL after a failure
 * @param name    what to call it in output: the path without its folder, "standard input", or the
 *                bundled file's name; borrowed from args or static. May be NULL
 * @return ACG_OK, ACG_MISUSED (named twice), or what acg_graph_read returns
 */
acg_status acg_cli_read_graph(const struct acg_args *args, bool digest, acg_graph **out,
                              const char **name, acg_report *report);

/** The same of a slice: of a database only what meets its window is read. */
acg_status acg_cli_read_slice(const struct acg_args *args, const struct acg_slice_request *request,
                              bool digest, acg_graph **out, const char **name, acg_report *report);

/** Whether a part of a graph is all that is needed of it. */
typedef bool acg_cli_is_enough(const acg_graph *part, const void *context);

/** The same of a window; where that is not enough, the graph whole. */
acg_status acg_cli_read_part(const struct acg_args *args, struct acg_span window,
                             acg_cli_is_enough *is_enough, const void *context, bool digest,
                             acg_graph **out, const char **name, acg_report *report);

/** It is enough if it has ties: else the answer is what time the graph covers. */
bool acg_cli_has_ties(const acg_graph *part, const void *context);

/** The same of all windows of a series. */
acg_status acg_cli_read_series(const struct acg_args *args,
                               const struct acg_series_request *request, bool digest,
                               acg_graph **out, const char **name, acg_report *report);

/** Lets the bundled graph be read. */
void acg_cli_allow_bundled(struct acg_sandbox *sandbox);

/** Reads the graph at `path`, - being standard input, under the options that say how. */
acg_status acg_cli_read_graph_at(const struct acg_args *args, const char *path, bool digest,
                                 acg_graph **out, acg_report *report);

#endif
