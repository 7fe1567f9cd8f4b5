// cli/bloc_page.h - the answer of `bloc` in words.
#ifndef ACG_CLI_BLOC_PAGE_H
#define ACG_CLI_BLOC_PAGE_H

#include "base/buffer.h"
#include "cli/args.h"

/** An answer with what it was asked of. */
struct acg_bloc_page {
    const acg_graph *graph;
    const acg_slice *slice;
    const struct acg_bloc_options *options;
    const struct acg_bloc_answer *answer;
    uint32_t actor;
    const char *language; /**< or NULL */
    const char *window;   /**< in words */
    size_t width;         /**< columns; 0: no limit */
    int digits;           /**< significant, of measures */
};

/** Appends one readable page. ACG_OK or ACG_FAILED. */
acg_status acg_bloc_page_add(struct acg_buffer *out, const struct acg_bloc_page *page,
                             acg_report *report);

/** Appends the ids of those that come first, joined by `between`; nothing if none does. */
void acg_bloc_add_winners(struct acg_buffer *out, const struct acg_bloc_page *page,
                          const char *between);

/** Appends the ids of the members of a bloc, "CHN; PAK". */
void acg_bloc_add_members(struct acg_buffer *out, const struct acg_bloc_page *page,
                          const struct acg_bloc_row *row);

/** Appends what was left out in a run, "source wilson2020", and who came first then, "SCO/CSTO". */
void acg_bloc_add_run(struct acg_buffer *out, const struct acg_bloc_page *page,
                      const struct acg_bloc_run *run);

/** Appends a claim: "2016-10/.. CHN-TJK border-posts 3". */
void acg_bloc_add_claim(struct acg_buffer *out, const struct acg_bloc_page *page, uint32_t claim);

#endif
