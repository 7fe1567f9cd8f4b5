// page/data.h - the data of a page as JSON.
#ifndef ACG_PAGE_DATA_H
#define ACG_PAGE_DATA_H

#include "base/buffer.h"
#include "page/stock.h"

/** Appends one JSON object: everything that the page shows. Ends in no line feed; a `<` of the
 * graph is escaped. */
acg_status acg_page_data(struct acg_buffer *out, const struct acg_stock *stock, acg_report *report);

/** The figures whose looks and positions a page has, in millimetres: for a wide and a narrow window
 * of the browser. */
enum { ACG_PAGE_WIDTHS = 2 };
extern const double acg_page_widths[ACG_PAGE_WIDTHS];

/** Appends the members that say how things look and are called: "look", "words". */
void acg_page_look(struct acg_buffer *out, const struct acg_stock *stock);

/** Appends the members with what was computed by year: "measures", "blocs". What is too much is
 * left out, with a note. */
acg_status acg_page_numbers(struct acg_buffer *out, const struct acg_stock *stock,
                            acg_report *report);

#endif
