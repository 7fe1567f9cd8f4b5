// cli/balance_page.h - how balanced a network is: as a page for people, and as rows.
#ifndef ACG_CLI_BALANCE_PAGE_H
#define ACG_CLI_BALANCE_PAGE_H

#include "actorgraph/balance.h"
#include "base/buffer.h"
#include "write/grid.h"

/** One window's answer and how to show it. */
struct acg_balance_page {
    const acg_graph *graph;
    const acg_slice *slice;
    const struct acg_balance *balance;
    const struct acg_balance_options *options;
    const char *window;   /**< in words */
    const char *language; /**< BCP 47 tag, or NULL */
    size_t width;         /**< of the terminal; 0: no limit */
    int digits;
};

/** What the rows of a table are. */
enum acg_balance_rows {
    ACG_BALANCE_NETWORK, /**< one for each window */
    ACG_BALANCE_TIES,    /**< frustrated ties */
    ACG_BALANCE_ACTORS,  /**< camps and triads of each actor */
    ACG_BALANCE_SPLITS,  /**< camps of each actor in each listed split */
    ACG_BALANCE_CHANGES, /**< ties that enter and leave frustration, between windows */
    ACG_BALANCE_CHANCE,  /**< measures against networks by chance */
};

/** The columns of a sort of rows. */
const struct acg_grid_column *acg_balance_columns(enum acg_balance_rows rows, size_t *count);

/** Adds the rows of a window; not for ACG_BALANCE_CHANGES. */
void acg_balance_add_rows(const struct acg_balance_page *page, enum acg_balance_rows rows,
                          struct acg_grid *grid);

/** Appends the page of a window. */
void acg_balance_page_add(struct acg_buffer *out, const struct acg_balance_page *page);

/** How a signed tie stands: "never", "sometimes", "always"; where that is not known, "found" for a
 * tie that the split found frustrates, else "unknown". */
const char *acg_balance_strain(const struct acg_balance *balance, size_t tie);

#endif
