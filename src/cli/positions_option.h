// cli/positions_option.h - the file of --positions: read if it is there, completed if it is not
// whole.
#ifndef ACG_CLI_POSITIONS_OPTION_H
#define ACG_CLI_POSITIONS_OPTION_H

#include "actorgraph/position.h"
#include "base/buffer.h"
#include "cli/args.h"

/** Where actors are to stand. {0} is: wherever the layout puts them. */
struct acg_positions_request {
    const char *path;           /**< NULL: no --positions */
    struct acg_position *items; /**< `count`, by actor */
    size_t count;
    struct acg_buffer text; /**< of the file */
    bool only_read;         /**< the file stays as it is, or away */
};

/** Reads the file, if it is there. acg_positions_request_clear in either case. */
acg_status acg_positions_request_read(const struct acg_args *args, const acg_graph *graph,
                                      struct acg_positions_request *out, acg_report *report);
void acg_positions_request_clear(struct acg_positions_request *request);

/**
 * Takes what the file lacks from `all` (by actor), rounded as it is written, and writes the file
 * again with these rows behind its own.
 */
acg_status acg_positions_request_complete(struct acg_positions_request *request,
                                          const acg_graph *graph, const struct acg_position all[],
                                          size_t n_all, acg_report *report);

#endif
