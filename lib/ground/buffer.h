/*
 * buffer: text or bytes that grow. Running out of memory marks the buffer
 * `failed` and makes it ignore what follows, so that it can be filled where no
 * error can be returned and be asked once at the end.
 */
#ifndef GROUND_BUFFER_H
#define GROUND_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { INTEGER_ROOM = 24 };

struct buffer {
	char *data; /* NUL-terminated once anything was added */
	size_t length, room;
	bool failed;
};

void buffer_add(struct buffer *buffer, const void *data, size_t length);
void buffer_text(struct buffer *buffer, const char *text);

/* Inline: an import writes them by the hundred million. */
static inline void buffer_byte(struct buffer *buffer, char byte) {
	if (buffer->failed || buffer->length + 1 >= buffer->room) {
		buffer_add(buffer, &byte, 1);
		return;
	}
	buffer->data[buffer->length++] = byte;
	buffer->data[buffer->length] = '\0';
}

void buffer_integer(struct buffer *buffer, int64_t number);
/* Its decimal digits, somewhere in `room`: much cheaper than printf. */
const char *integer_text(char room[INTEGER_ROOM], int64_t number);
void buffer_printf(struct buffer *buffer, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* `text` as a JSON string with its quotes (RFC 8259). */
void buffer_json(struct buffer *buffer, const char *text, size_t length);

/* `size` bytes as lower-case hexadecimal. */
void buffer_hex(struct buffer *buffer, const unsigned char *bytes, size_t size);

/* Cut it back to a length that it had; empty it: both keep its room. */
void buffer_cut(struct buffer *buffer, size_t length);
void buffer_clear(struct buffer *buffer);
void buffer_free(struct buffer *buffer);

#endif
