// slice/series.h - what the slice takes from a series.
#ifndef ACG_SLICE_SERIES_H
#define ACG_SLICE_SERIES_H

#include "actorgraph/series.h"

/** Hands the slice of the last call over to the caller, who frees it. NULL if there is none. */
acg_slice *acg_series_take(acg_series *series);

#endif
