// ingest/data.h - the tables of data/ that are compiled in.
#ifndef ACG_INGEST_DATA_H
#define ACG_INGEST_DATA_H

#include "base/embedded.h"

extern const struct acg_embedded acg_data_states;
extern const struct acg_embedded acg_data_cameo, acg_data_quadclass, acg_data_plover, acg_data_ucdp,
    acg_data_acled;

#endif
