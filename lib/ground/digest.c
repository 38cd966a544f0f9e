#include "ground/digest.h"

#include <stdio.h>

void digest_begin(struct digest *digest) {
	sha256_init(&digest->state);
}

void digest_add(struct digest *digest, const void *bytes, size_t size) {
	if (size > 0)
		sha256_update(&digest->state, size, bytes);
}

void digest_end(struct digest *digest, unsigned char result[DIGEST_SIZE]) {
	sha256_digest(&digest->state, DIGEST_SIZE, result);
}

void digest_of(const void *bytes, size_t size, unsigned char result[DIGEST_SIZE]) {
	struct digest digest;
	digest_begin(&digest);
	digest_add(&digest, bytes, size);
	digest_end(&digest, result);
}

bool digest_of_file(const char *path, unsigned char result[DIGEST_SIZE]) {
	char block[65536];
	struct digest digest;
	FILE *file = fopen(path, "re");
	if (!file)
		return false;
	digest_begin(&digest);
	for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
		digest_add(&digest, block, got);
	const bool read = !ferror(file);
	fclose(file);
	digest_end(&digest, result);
	return read;
}
