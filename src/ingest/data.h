// ingest/data.h - the tables of data/ that are compiled in; cmake/embed.cmake writes them.
#ifndef ACG_INGEST_DATA_H
#define ACG_INGEST_DATA_H

#include <stddef.h>

/** A file of data/, byte for byte. */
struct acg_data {
    const char *name; /**< without folder and ending */
    const unsigned char *bytes;
    size_t length;
};

extern const struct acg_data acg_data_states;
extern const struct acg_data acg_data_cameo, acg_data_quadclass, acg_data_plover, acg_data_ucdp,
    acg_data_acled;

#endif
