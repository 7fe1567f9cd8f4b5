// cli/figure_option.h - the figure or chart that a command line asks for.
#ifndef ACG_CLI_FIGURE_OPTION_H
#define ACG_CLI_FIGURE_OPTION_H

#include "cli/args.h"

/** The value of --width in millimetres: "85mm", "8.5cm", "3.35in", "241pt"; `*out` stays as it is
 * if not given. */
acg_status acg_figure_width(const struct acg_args *args, double *out, acg_report *report);

/** The value of --time-limit in seconds as struct acg_figure_options has it; 60 if not given. */
acg_status acg_figure_time_limit(const struct acg_args *args, double *out, acg_report *report);

/** The format by the ending of a file name; false if no format ends so. */
bool acg_figure_format_of(const char *path, enum acg_figure_format *out);

/** Options of a chart or figure besides the one that names its file. */
extern const struct acg_option_group acg_chart_group;

enum { ACG_CHART_FORMATS = 1 << ACG_SVG | 1 << ACG_PDF }; // bits of formats that charts have

/** A chart or figure that was asked for beside the verb's answer. */
struct acg_chart_request {
    const char *path; /**< NULL: none was */
    struct acg_chart_options options;
    struct acg_buffer command;
};

/** Reads the options of acg_chart_group and `--name`, whose value is a file that ends in one of
 * `formats` (bits). acg_chart_request_clear in either case. */
acg_status acg_chart_request_parse(const struct acg_args *args, const char *name, unsigned formats,
                                   struct acg_chart_request *out, acg_report *report);
void acg_chart_request_clear(struct acg_chart_request *request);

/** Writes a chart to its file, whole or not at all; frees the bytes. */
acg_status acg_chart_request_write(const struct acg_chart_request *request, char *bytes,
                                   size_t length, acg_report *report);

#endif
