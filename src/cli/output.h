// cli/output.h - where the answer of a verb goes.
#ifndef ACG_CLI_OUTPUT_H
#define ACG_CLI_OUTPUT_H

#include "cli/args.h"
#include "write/grid.h"

/** The path of --output; NULL if that means standard output, under whatever name: /dev/stdout would
 *  lead to the file that a shell has redirected us to, which must not be replaced. */
const char *acg_cli_output(const struct acg_args *args);

/** Prints the remarks so far, then writes to --output or standard output. */
acg_status acg_cli_write(const struct acg_args *args, const char *bytes, size_t length,
                         acg_report *report);

/** The same with a buffer, which may have failed; clears it. */
acg_status acg_cli_write_take(const struct acg_args *args, struct acg_buffer *buffer,
                              acg_report *report);

/** Writes a buffer to standard output, whatever --output says; clears it. For help and version. */
acg_status acg_cli_print_take(const struct acg_args *args, struct acg_buffer *buffer,
                              acg_report *report);

/** What the options of acg_table_group ask for. ACG_OK or ACG_MISUSED. */
acg_status acg_cli_grid_options(const struct acg_args *args, struct acg_grid_options *out,
                                acg_report *report);

/** Appends a table, or those of its columns that --columns chooses. ACG_OK or ACG_MISUSED. */
acg_status acg_cli_add_grid(const struct acg_args *args, const struct acg_grid *grid,
                            const struct acg_grid_options *options, struct acg_buffer *out,
                            acg_report *report);

/** Writes a table as the options of acg_table_group say. */
acg_status acg_cli_write_grid(const struct acg_args *args, const struct acg_grid *grid,
                              acg_report *report);

/** The name of a file without the folders before it. */
const char *acg_without_folder(const char *path);

/** The ending of a file name without its point, such as "svg"; "" if it has none. */
const char *acg_ending(const char *path);

#endif
