// cli/figure_option.h - the figure or chart that a command line asks for.
#ifndef ACG_CLI_FIGURE_OPTION_H
#define ACG_CLI_FIGURE_OPTION_H

#include "cli/args.h"

/** The value of --width in millimetres: "85mm", "8.5cm", "3.35in", "241pt"; `*out` stays as it is
 * if not given. */
acg_status acg_figure_width(const struct acg_args *args, double *out, acg_report *report);

/** Options of a chart besides the one that names its file. */
extern const struct acg_option_group acg_chart_group;

/** A chart that was asked for. */
struct acg_chart_request {
    const char *path; /**< NULL: none was */
    struct acg_chart_options options;
    struct acg_buffer command;
};

/** Reads the options of acg_chart_group and `--name`, whose value is a file that ends in .svg or
 * .pdf. acg_chart_request_clear in either case. */
acg_status acg_chart_request_parse(const struct acg_args *args, const char *name,
                                   struct acg_chart_request *out, acg_report *report);
void acg_chart_request_clear(struct acg_chart_request *request);

/** Writes a chart to its file, whole or not at all; frees the bytes. */
acg_status acg_chart_request_write(const struct acg_chart_request *request, char *bytes,
                                   size_t length, acg_report *report);

#endif
