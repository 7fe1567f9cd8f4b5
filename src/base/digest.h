// base/digest.h - SHA-256, to name the bytes that a result rests on.
#ifndef ACG_BASE_DIGEST_H
#define ACG_BASE_DIGEST_H

#include <stddef.h>

enum { ACG_DIGEST_TEXT = 65 };

/** SHA-256 (FIPS 180-4) of `length` bytes in lower-case hexadecimal, 64 digits and a NUL. */
void acg_digest(const char *bytes, size_t length, char hex[ACG_DIGEST_TEXT]);

#endif
