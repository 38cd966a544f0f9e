#include "ground/spool.h"

enum { MOST_IN_MEMORY = 1024 * 1024 };

bool spool_is_empty(const struct spool *spool) {
	return !spool->file && spool->bytes.length == 0;
}

void spool_add(struct spool *spool, const void *bytes, size_t size) {
	struct buffer *kept = &spool->bytes;
	if (kept->length + size > MOST_IN_MEMORY && !spool->file) {
		spool->file = tmpfile();
		spool->failed |= !spool->file;
	}
	if (!spool->file && !spool->failed) {
		buffer_add(kept, bytes, size);
		spool->failed |= kept->failed;
		return;
	}
	if (spool->failed)
		return;
	spool->failed |= fwrite(kept->length ? kept->data : "", 1, kept->length, spool->file) != kept->length
		|| fwrite(bytes, 1, size, spool->file) != size;
	buffer_clear(kept);
}

bool spool_drain(struct spool *spool, bool (*give)(void *, const void *, size_t), void *argument) {
	char block[65536];
	bool given = !spool->failed;
	if (given && spool->file) {
		given = fflush(spool->file) == 0 && fseek(spool->file, 0, SEEK_SET) == 0;
		for (size_t got; given && (got = fread(block, 1, sizeof block, spool->file)) > 0;)
			given = give(argument, block, got);
		given = given && !ferror(spool->file);
	}
	if (given && spool->bytes.length > 0)
		given = give(argument, spool->bytes.data, spool->bytes.length);
	spool_free(spool);
	return given;
}

void spool_free(struct spool *spool) {
	buffer_free(&spool->bytes);
	if (spool->file)
		fclose(spool->file);
	*spool = (struct spool){0};
}
