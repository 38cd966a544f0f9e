/*
 * digest: SHA-256 (FIPS 180-4), by nettle, which uses the processor's own instructions where it has them.
 */
#ifndef GROUND_DIGEST_H
#define GROUND_DIGEST_H

#include <nettle/sha2.h>
#include <stdbool.h>
#include <stddef.h>

enum { DIGEST_SIZE = SHA256_DIGEST_SIZE };

struct digest {
	struct sha256_ctx state;
};

void digest_begin(struct digest *digest);
void digest_add(struct digest *digest, const void *bytes, size_t size);
void digest_end(struct digest *digest, unsigned char result[DIGEST_SIZE]);

/* Of `size` bytes; of a file. False, with errno, if that can't be read. */
void digest_of(const void *bytes, size_t size, unsigned char result[DIGEST_SIZE]);
bool digest_of_file(const char *path, unsigned char result[DIGEST_SIZE]);

#endif
