// cli/diff_page.h - what changed, as rows of a table and as lines for people.
#ifndef ACG_CLI_DIFF_PAGE_H
#define ACG_CLI_DIFF_PAGE_H

#include "actorgraph/diff.h"
#include "base/buffer.h"
#include "write/grid.h"

/** An actor whose nearest blocs changed. */
struct acg_bloc_move {
    uint32_t actor;                 /**< index of the diff's actors */
    const char *blocs[ACG_N_SIDES]; /**< ids, separated by "; "; "" for none */
};

/** A comparison and how to show it. */
struct acg_diff_page {
    const struct acg_diff *diff;
    const char *names[ACG_N_SIDES]; /**< of the networks: "2015", "old.json@2015" */
    const char *language;           /**< BCP 47 tag, or NULL */
    const bool *wanted;             /**< of the diff's actors; NULL: all */
    const char *measure;            /**< of the moves in rank */
    const struct acg_diff_move *moves;
    size_t n_moves;
    const struct acg_bloc_move *bloc_moves;
    size_t n_bloc_moves;
    bool explain; /**< tell changes of the world from those of our sources */
    bool colored;
};

/** The columns of acg_diff_page_rows. */
extern const struct acg_grid_column acg_diff_columns[];
extern const size_t acg_n_diff_columns;

/** Adds one row for each change, then those on the networks as wholes. */
void acg_diff_page_rows(const struct acg_diff_page *page, struct acg_grid *grid);

/** Appends the page for people. */
void acg_diff_page_text(const struct acg_diff_page *page, struct acg_buffer *out);

/** Whether the page shows any change. */
bool acg_diff_page_differs(const struct acg_diff_page *page);

#endif
