#include "actorgraph/span.h"

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static int32_t smaller(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

int64_t acg_span_shared_days(struct acg_span a, struct acg_span b)
{
    int64_t days = (int64_t)smaller(a.until, b.until) - larger(a.from, b.from);
    return days > 0 ? days : 0;
}

int64_t acg_span_days(struct acg_span a)
{
    return (int64_t)a.until - a.from;
}

bool acg_span_meets(struct acg_span a, struct acg_span b)
{
    return a.from < b.until && b.from < a.until;
}

bool acg_span_is_bounded(struct acg_span a)
{
    return a.from != ACG_DAY_MIN && a.until != ACG_DAY_MAX;
}
