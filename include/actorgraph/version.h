// actorgraph/version.h - which release this is.
#ifndef ACTORGRAPH_VERSION_H
#define ACTORGRAPH_VERSION_H

#ifdef __cplusplus
extern "C" {
#endif

/** The version of these headers. */
#define ACG_VERSION "0.1.0"

/** The version of the library that is running, such as "0.1.0". */
const char *acg_version(void);

#ifdef __cplusplus
}
#endif
#endif
