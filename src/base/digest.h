// base/digest.h - SHA-256, to name the bytes that a result rests on.
#ifndef ACG_BASE_DIGEST_H
#define ACG_BASE_DIGEST_H

#include <nettle/sha2.h>
#include <stddef.h>

enum { ACG_DIGEST_TEXT = 65 };

/** SHA-256 (FIPS 180-4) of `length` bytes in lower-case hexadecimal, 64 digits and a NUL. */
void acg_digest(const char *bytes, size_t length, char hex[ACG_DIGEST_TEXT]);

enum { ACG_DIGEST_BASE64 = 45 };

/** The same in base64 (RFC 4648), 44 characters and a NUL, as a Content-Security-Policy has it. */
void acg_digest_base64(const char *bytes, size_t length, char text[ACG_DIGEST_BASE64]);

/** SHA-256 of bytes that come piece by piece. */
struct acg_digest {
    struct sha256_ctx context;
};
void acg_digest_init(struct acg_digest *digest);
void acg_digest_add(struct acg_digest *digest, const char *bytes, size_t length);
void acg_digest_finish(struct acg_digest *digest, char hex[ACG_DIGEST_TEXT]);

#endif
