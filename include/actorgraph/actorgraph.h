// actorgraph/actorgraph.h - the whole library.
#ifndef ACTORGRAPH_ACTORGRAPH_H
#define ACTORGRAPH_ACTORGRAPH_H

#include "actorgraph/bloc.h"
#include "actorgraph/centrality.h"
#include "actorgraph/chart.h"
#include "actorgraph/cite.h"
#include "actorgraph/date.h"
#include "actorgraph/diff.h"
#include "actorgraph/evidence.h"
#include "actorgraph/figure.h"
#include "actorgraph/file.h"
#include "actorgraph/graph.h"
#include "actorgraph/grid.h"
#include "actorgraph/ingest.h"
#include "actorgraph/kind.h"
#include "actorgraph/page.h"
#include "actorgraph/position.h"
#include "actorgraph/progress.h"
#include "actorgraph/read.h"
#include "actorgraph/report.h"
#include "actorgraph/series.h"
#include "actorgraph/similarity.h"
#include "actorgraph/slice.h"
#include "actorgraph/span.h"
#include "actorgraph/status.h"
#include "actorgraph/summary.h"
#include "actorgraph/version.h"
#include "actorgraph/write.h"

#endif
