#include "actorgraph/version.h"

const char *acg_version(void)
{
    return ACG_VERSION;
}
