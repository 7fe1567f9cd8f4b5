// write/dl.h - a graph as DL, the text format of UCINET.
#ifndef ACG_WRITE_DL_H
#define ACG_WRITE_DL_H

#include "actorgraph/graph.h"
#include "base/buffer.h"

/**
 * Appends a graph as DL in the form edgelist1. UCINET has matrices, so what stands there is the
 * slice over all time: in each matrix, one for each kind that occurs, the weight of a pair as all
 * verbs add it up, with the sign of the kind; undirected ties in both of their cells.
 *
 * @return ACG_OK, ACG_REJECTED (weights that add up beyond the largest number), ACG_FAILED (memory)
 *
 * Source: Borgatti, Everett and Freeman, UCINET user's guide, "DL language"
 */
acg_status acg_dl_write(const acg_graph *graph, struct acg_buffer *out, acg_report *report);

#endif
