// page/stock.h - what a page holds: the claims that pass the filters, and all that they name.
#ifndef ACG_PAGE_STOCK_H
#define ACG_PAGE_STOCK_H

#include "actorgraph/evidence.h"
#include "actorgraph/page.h"
#include "slice/cited.h"

/** The stock of a page. {0} is empty. */
struct acg_stock {
    const acg_graph *graph;
    const struct acg_slice_options *what;
    const struct acg_page_options *how;
    acg_slice *slice; /**< over all the time that the page covers */
    struct acg_evidence *rows;
    size_t n_rows;          /**< each a pair of actors that a claim ties, by date */
    const uint32_t *actors; /**< graph actors of the page, ascending; borrowed from `slice` */
    size_t n_actors;
    uint32_t *actor_numbers; /**< of graph actors, in the page; ACG_NONE: not there */
    uint32_t *claims;        /**< graph claims of the page, ascending */
    size_t n_claims;
    uint32_t *claim_numbers; /**< of graph claims */
    struct acg_cited cited;
    struct acg_span *years; /**< windows, a calendar year each, in which a dated claim holds */
    size_t n_years;
};

/** Collects it; acg_stock_clear in either case. */
acg_status acg_stock_init(struct acg_stock *out, const acg_graph *graph,
                          const struct acg_slice_options *what, const struct acg_page_options *how,
                          acg_report *report);
void acg_stock_clear(struct acg_stock *stock);

#endif
