// actorgraph/report.h - what a call has to say: located errors and warnings.
#ifndef ACTORGRAPH_REPORT_H
#define ACTORGRAPH_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How much a remark matters. */
enum acg_severity {
    ACG_NOTE,    /**< worth knowing; nothing is wrong */
    ACG_WARNING, /**< taken, but probably not what was meant */
    ACG_ERROR,   /**< the reason for a status other than ACG_OK */
};

/** One remark. Texts are borrowed from the report. */
struct acg_remark {
    enum acg_severity severity;
    const char *file;    /**< the file as the caller named it, or NULL */
    size_t line;         /**< from 1; 0 if the remark has no place in the file */
    size_t column;       /**< in code points from 1; 0 if unknown */
    const char *pointer; /**< JSON pointer (RFC 6901) or "row N, column NAME"; NULL if none */
    const char *text;    /**< what is wrong; what to do. One line of valid UTF-8 without controls */
};

/** A list of remarks. The library never prints: it adds remarks here. */
typedef struct acg_report acg_report;

/** A new, empty report; NULL if memory is out. Free it with acg_report_free. */
acg_report *acg_report_new(void);

/** Frees a report and its texts. Accepts NULL. */
void acg_report_free(acg_report *report);

/** How many remarks are kept, 0 <= n <= 1000. */
size_t acg_report_count(const acg_report *report);

/** How many remarks of this severity were made, kept or not. */
size_t acg_report_total(const acg_report *report, enum acg_severity severity);

/** Remark `i`, 0 <= i < acg_report_count(report); borrowed. */
const struct acg_remark *acg_report_get(const acg_report *report, size_t i);

/** Whether every remark could be kept: false once memory was out. */
bool acg_report_is_whole(const acg_report *report);

/** Adds a remark as it is: for functions that the library calls, and to pass remarks on. Texts are
 * copied. */
void acg_report_add(acg_report *report, const struct acg_remark *remark);

#ifdef __cplusplus
}
#endif
#endif
