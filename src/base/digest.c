#include "base/digest.h"

#include <nettle/base64.h>

#include <stdint.h>
#include <stdio.h>

void acg_digest_init(struct acg_digest *digest)
{
    sha256_init(&digest->context);
}

void acg_digest_add(struct acg_digest *digest, const char *bytes, size_t length)
{
    sha256_update(&digest->context, length, (const uint8_t *)bytes);
}

void acg_digest_finish(struct acg_digest *digest, char hex[ACG_DIGEST_TEXT])
{
    uint8_t bytes[SHA256_DIGEST_SIZE];
    sha256_digest(&digest->context, sizeof bytes, bytes);
    for (size_t i = 0; i < sizeof bytes; i++) {
        snprintf(hex + 2 * i, 3, "%02x", bytes[i]);
    }
}

void acg_digest(const char *bytes, size_t length, char hex[ACG_DIGEST_TEXT])
{
    struct acg_digest digest;
    acg_digest_init(&digest);
    acg_digest_add(&digest, bytes, length);
    acg_digest_finish(&digest, hex);
}

void acg_digest_base64(const char *bytes, size_t length, char text[ACG_DIGEST_BASE64])
{
    struct sha256_ctx context;
    uint8_t raw[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, length, (const uint8_t *)bytes);
    sha256_digest(&context, sizeof raw, raw);
    base64_encode_raw(text, sizeof raw, raw);
    text[BASE64_ENCODE_RAW_LENGTH(sizeof raw)] = '\0';
}
