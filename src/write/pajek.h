// write/pajek.h - a graph as Pajek's .net.
#ifndef ACG_WRITE_PAJEK_H
#define ACG_WRITE_PAJEK_H

#include "actorgraph/graph.h"
#include "base/buffer.h"

/**
 * Appends a graph as a .net file with time: a vertex for each actor, an arc or edge for each tie of
 * a claim, those of a kind as one relation ("*Arcs :2 "rivalry""), the weight with the sign of the
 * kind, the years of its first and its last day as "[2016-2018]", an event as "[2016]". An open end
 * is *, an open start 1.
 *
 * @return ACG_OK or ACG_FAILED (memory)
 *
 * Source: Mrvar and Batagelj, Pajek reference manual, "Time networks"
 */
acg_status acg_pajek_write(const acg_graph *graph, struct acg_buffer *out, acg_report *report);

#endif
